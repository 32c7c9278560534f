using Oqupie.EndToEnd.Tests.Browsing;
using static Microsoft.Playwright.Assertions;

namespace Oqupie.EndToEnd.Tests.Channels;

[Collection(SharedConsoleCollection.Name)]
public sealed class ProviderTests(SharedConsole console)
{
    [Fact]
    public async Task An_address_suggests_its_provider_and_one_click_fills_in_the_servers()
    {
        var company = await console.NewCompany();
        await using var window = await console.Enter(company, "ko");
        await window.Go($"/settings/brands/{company.Brand.Id}/channels/new");
        await window.Page.Locator("input[name=address]").FillAsync("shop@naver.com");

        await window["suggested-provider"].ClickAsync();

        await Expect(window.Page.Locator("input[name=imap-host]")).ToHaveValueAsync("imap.naver.com");
        await Expect(window.Page.Locator("input[name=smtp-port]")).ToHaveValueAsync("465");
        await Expect(window.Page.Locator("input[name=imap-user]")).ToHaveValueAsync("shop");
        await Expect(window.Page.GetByText("네이버 메일에서 먼저 켜야 하는 것")).ToBeVisibleAsync();
        await window.Picture("channel-naver");
    }
}
