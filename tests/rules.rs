//! The page of the docs that is made from the date rules: true to the rules, or made anew with `UPDATE_EXPECT=1`.

use dateline::engine::rules_page;
use expect_test::expect_file;

#[test]
fn the_page_of_the_rules_is_true_to_them() {
    let page = rules_page(None).expect("the rules can be read");
    expect_file!["../docs/dates.md"].assert_eq(&page);
}
