//! `induct schema`

use super::{End, answer, from_here, say, wrote};
use crate::cli::Schema;
use crate::model::names::{nearest, sentence_list};
use crate::reference::{FORMATS, Format, of_translations, schema as of};
use crate::write::output::OutDir;

pub fn schema(args: &Schema) -> anyhow::Result<End> {
    let chosen = match args.format.as_deref().map(format).transpose() {
        Ok(chosen) => chosen,
        Err(message) => return Ok(End::Typed(message)),
    };
    match (chosen, &args.out) {
        (Some(format), None) => answer(&mut anstream::stdout(), &of(format))?,
        (None, None) => answer(&mut anstream::stdout(), &list())?,
        (chosen, Some(folder)) => {
            let formats: Vec<&Format> = chosen.map_or_else(|| FORMATS.iter().collect(), |format| vec![format]);
            let mut made: Vec<(String, String)> = formats.iter().map(|format| (format.file(), of(format))).collect();
            // With all of them, those of the translations; a module's is no YAML file of its own.
            if args.format.is_none() {
                let translated = formats.iter().filter(|format| format.name != "module");
                made.extend(
                    translated.filter_map(|format| Some((format.translation_file(), of_translations(format)?))),
                );
            }
            let files: Vec<(&str, &[u8])> = made.iter().map(|(name, text)| (name.as_str(), text.as_bytes())).collect();
            let done = OutDir::open(folder)?.write_loose(&files)?;
            say(&mut anstream::stdout(), &format!("{}: {}\n", from_here(folder), wrote(done)));
        }
    }
    Ok(End::Good)
}

fn format(name: &str) -> Result<&'static Format, String> {
    const TABLE: &[Format] = &FORMATS;
    let names = || TABLE.iter().map(|format| format.name);
    TABLE.iter().find(|format| format.name == name).ok_or_else(|| match nearest(name, names()) {
        Some(near) => format!("there is no format `{name}`. Did you mean `{near}`?"),
        None => format!("there is no format `{name}`. There is: {}", sentence_list(names(), 12)),
    })
}

/// One line for each format.
fn list() -> String {
    let width = FORMATS.iter().map(|format| format.name.len()).max().unwrap_or(0);
    let line = |format: &Format| format!("{:width$}  {}: {}\n", format.name, format.place, format.about);
    FORMATS.iter().map(line).collect()
}
