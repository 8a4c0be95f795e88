//! What markup alone says about being hidden.
//!
//! The content script asks the browser (`checkVisibility`); saved and pasted pages have no layout,
//! so there only the unmistakable cases count.

use super::Element;

/// True when the element's own markup hides it and all that stands below it.
pub fn by_markup(element: &Element, style: Option<&str>) -> bool {
    element.attribute("hidden").is_some_and(|v| v != "until-found")
        || (&*element.name == "dialog" && element.attribute("open").is_none())
        || (&*element.name == "input" && element.attribute("type") == Some("hidden"))
        || style.is_some_and(styled_away)
}

/// True when an inline style takes the element off the screen.
fn styled_away(style: &str) -> bool {
    style.split(';').filter_map(|rule| rule.split_once(':')).any(|(property, value)| {
        let value = value.trim().trim_end_matches("!important").trim();
        match property.trim().to_ascii_lowercase().as_str() {
            "display" => value.eq_ignore_ascii_case("none"),
            "visibility" => value.eq_ignore_ascii_case("hidden") || value.eq_ignore_ascii_case("collapse"),
            _ => false,
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inline_styles_hide() {
        for (style, hides) in [
            ("display:none", true),
            ("color: red; DISPLAY : none !important", true),
            ("visibility: hidden", true),
            ("display: block", false),
            ("", false),
        ] {
            assert_eq!(by_markup(&Element::default(), Some(style)), hides, "{style}");
        }
    }
}
