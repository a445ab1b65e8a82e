//! The page templates: embedded files, read once for all packs, everything escaped unless a view marks it as set HTML.
//! Templates see views and the interface's words; an author's text is data, and never template source.

use std::sync::Arc;

use serde::Serialize;
pub use tera::TeraResult;
use tera::{Context, Kwargs, State, Tera};

use super::texts::Texts;

/// Page templates as read, without a pack.
#[derive(Clone)]
pub struct Engine {
    tera: Tera,
}

impl Engine {
    /// `files` are names and sources. Fails only when a template itself is wrong.
    pub fn read(files: &[(&str, impl AsRef<str>)]) -> TeraResult<Engine> {
        let mut tera = Tera::default();
        tera.autoescape_on([".html"]);
        // Stands for the words of a pack's language, so that the templates can be read before there is one.
        tera.register_function("t", |_: Kwargs, _: &State| String::new());
        tera.register_function("figure", |_: Kwargs, _: &State| String::new());
        tera.add_raw_templates(files.iter().map(|(name, text)| (*name, text.as_ref())))?;
        Ok(Engine { tera })
    }
}

/// Page templates of one pack, with what all its pages share.
pub struct Templates {
    tera: Tera,
}

impl Templates {
    /// `shared` is what every page sees.
    pub fn new(engine: &Engine, texts: Arc<Texts>, shared: &impl Serialize) -> TeraResult<Templates> {
        let Engine { mut tera } = engine.clone();
        let figures = Arc::clone(&texts);
        tera.register_function("figure", move |kwargs: Kwargs, _: &State| -> TeraResult<String> {
            Ok(figures.figure(kwargs.must_get::<u64>("n")?))
        });
        tera.register_function("t", move |kwargs: Kwargs, _: &State| -> TeraResult<String> {
            Ok(texts.say(kwargs.must_get::<&str>("key")?))
        });
        *tera.global_context() = Context::from_serialize(shared)?;
        Ok(Templates { tera })
    }

    /// One page. The view's fields are the template's names.
    pub fn page(&self, template: &str, view: &impl Serialize) -> TeraResult<String> {
        self.tera.render(template, &Context::from_serialize(view)?)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use serde::Serialize;

    use super::{Engine, Templates};
    use crate::render::texts::Texts;

    #[derive(Serialize)]
    struct View<'a> {
        text: &'a str,
        body_html: &'a str,
    }

    #[test]
    fn text_is_escaped_and_never_run() {
        let texts = Arc::new(Texts::get("en-GB"));
        let shared = View { text: "shared", body_html: "" };
        let files = [("page.html", "{{ text }}|{{ body_html | safe }}|{{ t(key=\"nav-menu\") }}")];
        let templates = Templates::new(&Engine::read(&files).unwrap(), texts, &shared).unwrap();
        let view = View { text: "<script>{{ 7*7 }}\"", body_html: "<b>{{ 7*7 }}</b>" };
        let page = templates.page("page.html", &view).unwrap();
        assert!(page.starts_with("&lt;script&gt;{{ 7*7 }}&quot;|<b>{{ 7*7 }}</b>|Menu"), "{page}");
    }

    #[test]
    fn a_name_that_no_view_has_is_an_error() {
        let texts = Arc::new(Texts::get("en-GB"));
        let files = [("page.html", "{{ typo }}")];
        let view = View { text: "", body_html: "" };
        let templates = Templates::new(&Engine::read(&files).unwrap(), texts, &view).unwrap();
        assert!(templates.page("page.html", &view).is_err());
    }
}
