from playwright.sync_api import expect


def test_the_page_opens_over_the_samples_on_a_fresh_machine(page):
    expect(page.get_by_role("tab", name="Ask")).to_be_visible()
    expect(page.get_by_role("tab", name="Library")).to_be_visible()
    expect(page.get_by_role("tab", name="Evaluation")).to_be_visible()
    expect(page.get_by_text("10 articles")).to_be_visible()
