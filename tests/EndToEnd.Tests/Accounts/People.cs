using Microsoft.Playwright;
using Oqupie.EndToEnd.Tests.Browsing;
using Oqupie.Testing.Servers;

namespace Oqupie.EndToEnd.Tests.Accounts;

/// <summary>How somebody becomes a member: invited on one screen, accepting on another.</summary>
internal static class People
{
    public const string Password = "a password of one's own";

    /// <returns>The link as it is shown, to be passed on by hand.</returns>
    public static async Task<string> Invite(this ConsoleWindow owner, string name, string email)
    {
        await owner.Go("/settings/members");
        await owner.Page.GetByRole(AriaRole.Button, new() { Name = "Invite a member" }).ClickAsync();
        var form = owner.Page.Locator("form#member");
        await form.Locator("input[type=email]").FillAsync(email);
        await form.GetByLabel("Name").FillAsync(name);
        await owner.Page.Locator("button[type=submit][form=member]").ClickAsync();
        var link = owner["invitation-link"].Locator("input");
        await Assertions.Expect(link).ToBeVisibleAsync();
        return await link.InputValueAsync();
    }

    /// <summary>Opens the link, chooses a password and is in.</summary>
    public static async Task<ConsoleWindow> Accept(this Browser browser, RunningProduct product, string link)
    {
        var window = await browser.Open(product.Address);
        await window.Go(new Uri(link).PathAndQuery);
        await window.Page.Locator("input[type=password]").FillAsync(Password);
        await window.Page.Locator("button[type=submit]").ClickAsync();
        await window.Page.WaitForURLAsync("**/inbox/**");
        return window;
    }
}
