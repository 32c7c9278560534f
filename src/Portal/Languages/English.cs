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
        Closed = "This portal is closed",
        ClosedWhy = "Please come back another time.",
    };
}
