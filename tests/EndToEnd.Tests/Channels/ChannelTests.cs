using Oqupie.EndToEnd.Tests.Browsing;
using Oqupie.Testing.Servers;
using static Microsoft.Playwright.Assertions;

namespace Oqupie.EndToEnd.Tests.Channels;

[Collection(SharedConsoleCollection.Name)]
public sealed class ChannelTests(SharedConsole console)
{
    [Fact]
    public async Task A_wrong_imap_password_is_told_in_plain_words_at_the_step_that_failed()
    {
        var company = await console.NewCompany();
        await using var window = await Connecting(company);
        var form = new ChannelForm(window);
        await form.Fill(console.Servers, company.Customer, imapPassword: "not it");

        await form.Test();

        await Expect(form.Result).ToHaveAttributeAsync("data-ok", "false");
        await Expect(form.Result).ToContainTextAsync("password");
        await Expect(form.Result).Not.ToContainTextAsync("Exception");
        await Expect(form.Result).Not.ToContainTextAsync("not it");
        await window.Picture("channel-wrong-password");
    }

    [Fact]
    public async Task What_was_filled_in_is_still_there_after_a_failed_test_and_can_be_put_right()
    {
        var company = await console.NewCompany();
        await using var window = await Connecting(company);
        var form = new ChannelForm(window);
        await form.Fill(console.Servers, company.Customer, imapPassword: "not it");
        await form.Test();
        await Expect(form.Result).ToHaveAttributeAsync("data-ok", "false");

        await window.Page.Locator("input[name=imap-password]").FillAsync(company.Customer.Password);
        await form.Test();

        await Expect(form.Result).ToHaveAttributeAsync("data-ok", "true");
    }

    private async Task<ConsoleWindow> Connecting(Company company)
    {
        var window = await console.Enter(company);
        await window.Go($"/settings/brands/{company.Brand.Id}/channels/new");
        await Expect(window["save-channel"]).ToBeVisibleAsync();
        return window;
    }
}
