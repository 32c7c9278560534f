namespace Oqupie.Portal.Languages;

internal static class English
{
    public static readonly Words Words = new()
    {
        Language = "en",
        Locale = "en_US",
        Day = "MMMM d, yyyy",
        Skip = "Skip to content",
        Home = "Home",
        Trail = "You are here",
        Welcome = "How can we help?",
        Recent = "Recently updated",
        NothingYet = "There are no articles yet.",
        ShowAllOf = "Show all {0}",
        UpdatedOn = "Updated {0}",
        OnThisPage = "On this page",
        WasHelpful = "Was this helpful?",
        Yes = "Yes",
        No = "No",
        Thanks = "Thank you for telling us.",
        BackToArticle = "Back to the article",
        Previous = "Previous",
        Next = "Next",
        Neighbours = "Neighbouring articles",
        Pages = "Pages",
        Related = "Related articles",
        StillStuck = "Still need help?",
        WriteToUs = "Write to us",
        NotFound = "This page is not here",
        NotFoundWhy = "Its address may have changed, or it can no longer be seen.",
        Search = "Search",
        SearchFor = "What are you looking for?",
        Results = "{0} results",
        NothingFound = "Nothing was found for “{0}”",
        TipSpelling = "Check the spelling, and whether the keyboard is set to the right language.",
        TipFewer = "Try fewer or other words.",
        TipCategories = "Or look through the categories:",
        Suggestions = "Suggested articles",
        TooMany = "Too many searches at once. Please wait a moment.",
    };
}
