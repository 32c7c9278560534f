using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Oqupie.EndToEnd.Tests.Browsing;
using static Microsoft.Playwright.Assertions;

namespace Oqupie.EndToEnd.Tests.Looks;

/// <summary>The list as something one reads, walks through and sets to one's liking.</summary>
[Collection(SharedConsoleCollection.Name)]
public sealed class ListTests(SharedConsole console)
{
    private static readonly string[] Subjects = ["first", "second", "third"];

    [Fact]
    public async Task A_row_is_a_link_that_opens_a_tab_of_its_own()
    {
        await using var window = await Filled();
        var link = window.Row("second").GetByRole(AriaRole.Link);
        await Expect(link).ToHaveAttributeAsync("href", new Regex(@"^/inbox/unassigned/\d+\?brand="));

        var tab = await window.Page.Context.RunAndWaitForPageAsync(() => link.ClickAsync(new() { Modifiers = [KeyboardModifier.Control] }));

        await Expect(tab.GetByTestId("ticket-subject")).ToHaveTextAsync("second");
        await Expect(window["ticket-subject"]).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task The_whole_list_is_one_stop_of_the_tab_key()
    {
        await using var window = await Filled();
        await window.Page.Keyboard.PressAsync("j");
        await window.Page.Keyboard.PressAsync("j");

        await Expect(window.Row("second").GetByRole(AriaRole.Link)).ToBeFocusedAsync();
        await Expect(window["ticket-row"].Locator("[tabindex='0'], :is(a, button):not([tabindex])")).ToHaveCountAsync(1);
        await window.Page.Keyboard.PressAsync("Tab");
        Assert.False(await window.Page.EvaluateAsync<bool>("document.activeElement.closest('[data-testid=ticket-row]') !== null"));
    }

    [Fact]
    public async Task Ways_past_the_rail_lead_to_the_conversation_and_to_the_list()
    {
        await using var window = await Filled();
        await window.OpenTicket("second");
        await window.Page.EvaluateAsync("document.activeElement.blur()");

        await window.Page.GetByRole(AriaRole.Link, new() { Name = "Skip to the conversation" }).FocusAsync();
        await window.Page.Keyboard.PressAsync("Enter");
        await Expect(window.Page.GetByRole(AriaRole.Log)).ToBeFocusedAsync();

        await window.Page.GetByRole(AriaRole.Link, new() { Name = "Skip to the ticket list" }).FocusAsync();
        await window.Page.Keyboard.PressAsync("Enter");
        await Expect(window.Row("second").GetByRole(AriaRole.Link)).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Columns_stand_below_one_another_and_are_those_one_chose()
    {
        await using var window = await Filled();
        var left = await Left(window.Row("first"));
        Assert.Equal(left, await Left(window.Row("third")));
        await Expect(window.Row("first").Locator(".brand")).ToBeVisibleAsync();

        await window["list-look"].ClickAsync();
        await window["column-brand"].ClickAsync();
        await Expect(window.Row("first").Locator(".brand")).ToHaveCountAsync(0);

        await window.Page.ReloadAsync();
        await Expect(window.Row("first").Locator(".assignee")).ToBeVisibleAsync();
        await Expect(window.Row("first").Locator(".brand")).ToHaveCountAsync(0);

        static Task<string> Left(ILocator row) =>
            row.EvaluateAsync<string>("row => [...row.querySelectorAll('.cell')].map(cell => cell.getBoundingClientRect().left).join()");
    }

    [Fact]
    public async Task Rows_are_as_dense_as_one_likes()
    {
        await using var window = await Filled();
        Assert.Equal(44, await Height());

        await window["list-look"].ClickAsync();
        await window["density-compact"].ClickAsync();
        await window.Page.Keyboard.PressAsync("Escape");

        await Expect(window.Row("first")).ToHaveCSSAsync("height", "34px");
        await window.Picture("list-compact");

        async Task<double> Height() => (await window.Row("first").BoundingBoxAsync())!.Height;
    }

    [Fact]
    public async Task Each_page_has_one_main_part_and_its_headings_begin_at_the_top()
    {
        await using var window = await Filled();
        foreach (var path in (string[])["/inbox/all", "/knowledge", "/notices", "/settings/profile", "/settings/members", "/nowhere-at-all"])
        {
            await window.Go(path);
            await Expect(window.Page.Locator("h1, h2").First).ToBeVisibleAsync();
            await Expect(window.Page.GetByRole(AriaRole.Main)).ToHaveCountAsync(1);
            var levels = await window.Page.EvaluateAsync<int[]>("[...document.querySelectorAll('h1, h2, h3, h4')].map(one => Number(one.tagName[1]))");
            for (var n = 1; n < levels.Length; n++)
            {
                Assert.True(levels[n] <= levels[n - 1] + 1, $"{path}: a heading of level {levels[n]} follows one of {levels[n - 1]}");
            }
        }
    }

    private async Task<ConsoleWindow> Filled()
    {
        var company = await console.NewCompany();
        var window = await console.Enter(company);
        foreach (var subject in Subjects)
        {
            await company.Mail(subject, $"It is the {subject}.");
            await Expect(window.Row(subject)).ToBeVisibleAsync();
        }

        return window;
    }
}
