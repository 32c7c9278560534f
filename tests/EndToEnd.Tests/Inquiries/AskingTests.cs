using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Oqupie.EndToEnd.Tests.Browsing;
using Oqupie.Testing.Api;
using static Microsoft.Playwright.Assertions;

namespace Oqupie.EndToEnd.Tests.Inquiries;

/// <summary>A customer with a phone asks, reads the answer, and answers it; with a script and without.</summary>
[Collection(SharedConsoleCollection.Name)]
public sealed partial class AskingTests(SharedConsole console)
{
    private static readonly FilePayload Photo = new()
    {
        Name = "영수증.png",
        MimeType = "image/png",
        Buffer = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="),
    };

    private static CancellationToken Ended => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_customer_asks_by_type_sees_the_answer_and_answers_it(bool script)
    {
        var company = await console.NewCompany();
        await MakeType(company);
        await using var phone = await console.OpenPhone(script);

        await phone.Go($"/portal/{company.Brand.Slug}");
        await phone.Page.Locator(".ask a.button").ClickAsync();
        await Look(phone, "form", script);
        var receipt = phone.Page.GetByLabel("영수증 번호");

        if (script)
        {
            await Expect(receipt).ToBeHiddenAsync();
        }

        await phone.Page.GetByLabel("스토어").SelectOptionAsync("gp");
        await receipt.FillAsync("GPA.1234");
        await phone.Page.GetByLabel("제목").FillAsync("환불해 주세요");
        await phone.Page.GetByLabel("문의 내용").FillAsync("두 번 결제되었어요.");
        await phone.Page.Locator("#ask-files").SetInputFilesAsync(Photo);
        await phone.Page.GetByRole(AriaRole.Button, new() { Name = "보내기" }).ClickAsync();

        // The address is missing: everything else stays.
        await Expect(phone.Page.Locator(".wrongs")).ToContainTextAsync("입력해 주세요");
        await Look(phone, "wrong", script);
        await Expect(phone.Page.GetByLabel("영수증 번호")).ToHaveValueAsync("GPA.1234");
        await phone.Page.GetByLabel("이메일").FillAsync(company.Customer.Address);
        await phone.Page.GetByRole(AriaRole.Button, new() { Name = "보내기" }).ClickAsync();
        await Expect(phone.Page).ToHaveURLAsync(new Regex("/request/sent/"));
        await Look(phone, "sent", script);
        var number = int.Parse(Number().Match(await phone.Page.Locator(".lead").InnerTextAsync()).Groups[1].Value, CultureInfo.InvariantCulture);

        await console.Owner.Reply(number, "영수증을 확인했습니다.", cancellationToken: Ended);
        await company.Servers.WaitForMail(company.Customer, mail => Says(mail.TextBody, "영수증을 확인했습니다."), cancellationToken: Ended);
        await phone.Go($"/portal/{company.Brand.Slug}/inquiries");
        await phone.Page.GetByLabel("이메일").FillAsync(company.Customer.Address);
        await phone.Page.GetByRole(AriaRole.Button, new() { Name = "링크 받기" }).ClickAsync();
        var mailed = await company.Servers.WaitForMail(company.Customer, mail => Says(mail.TextBody, "/inquiries/enter/"), cancellationToken: Ended);
        await phone.Go(Link().Match(mailed.TextBody!).Value);
        await Look(phone, "enter", script);
        await phone.Page.GetByRole(AriaRole.Button, new() { Name = "내 문의 열기" }).ClickAsync();
        await Look(phone, "mine", script);
        await phone.Page.GetByText("환불해 주세요").ClickAsync();
        await Expect(phone.Page.Locator(".said-theirs")).ToContainTextAsync("영수증을 확인했습니다.");
        await Expect(phone.Page.Locator(".said-mine .files a")).ToHaveTextAsync("영수증.png");
        await Look(phone, "talk", script);

        await phone.Page.GetByLabel("답변 쓰기").FillAsync("고맙습니다!");
        await phone.Page.GetByRole(AriaRole.Button, new() { Name = "보내기" }).ClickAsync();
        await Expect(phone.Page.Locator(".said-mine").Last).ToContainTextAsync("고맙습니다!");
        await phone.Page.GetByRole(AriaRole.Button, new() { Name = "해결되었어요" }).ClickAsync();
        await Expect(phone.Page.Locator(".state")).ToHaveTextAsync("완료");
        var ticket = await console.Owner.Get<JsonElement>(string.Create(CultureInfo.InvariantCulture, $"tickets/{number}"), Ended);
        Assert.Equal("completed", ticket.GetProperty("status").GetString());
        Assert.Equal("high", ticket.GetProperty("importance").GetString());
        Assert.Equal("GPA.1234", ticket.GetProperty("fields").GetProperty("receipt").GetString());
        Assert.Empty(phone.Errors);
    }

    [Fact]
    public async Task What_is_written_survives_a_reload()
    {
        var company = await console.NewCompany();
        await using var phone = await console.OpenPhone(script: true);
        await phone.Go($"/portal/{company.Brand.Slug}/request");

        await phone.Page.GetByLabel("문의 내용").FillAsync("아직 쓰는 중");
        await phone.Page.ReloadAsync();

        await Expect(phone.Page.GetByLabel("문의 내용")).ToHaveValueAsync("아직 쓰는 중");
    }

    private async Task MakeType(Company company) => await console.Owner.Post<JsonElement>(
        $"brands/{company.Brand.Id}/inquiry-types",
        new
        {
            name = "환불",
            description = "결제 후 14일 안에",
            on = true,
            importance = "high",
            fields = (object[])
            [
                new
                {
                    key = "store", label = "스토어", kind = "select", required = true,
                    options = (object[])[new { value = "gp", label = "구글" }, new { value = "as", label = "애플" }],
                },
                new { key = "receipt", label = "영수증 번호", kind = "text", required = true, showIf = new { field = "store", @in = (string[])["gp"] } },
            ],
        },
        cancellationToken: Ended);

    private static async Task Look(ConsoleWindow phone, string name, bool script)
    {
        if (!script)
        {
            await phone.Picture($"inquiry-{name}-plain");
            return;
        }

        var barriers = Barriers.Serious();
        await barriers.Look(phone, $"inquiry-{name}");
        barriers.AreNone();
    }

    private static bool Says(string? text, string words) => text?.Contains(words, StringComparison.Ordinal) is true;

    [GeneratedRegex("#(\\d+)")]
    private static partial Regex Number();

    [GeneratedRegex("https?://\\S+/inquiries/enter/\\S+")]
    private static partial Regex Link();
}
