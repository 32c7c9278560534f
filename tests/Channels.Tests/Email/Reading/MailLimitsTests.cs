using System.Text;

namespace Oqupie.Channels.Tests.Email.Reading;

/// <summary>What is made to cost more than it is worth: each has a fate, with a reason a person understands, within the budget of a mail.</summary>
public sealed class MailLimitsTests : IAsyncLifetime
{
    private readonly Rig _rig = new();

    private static CancellationToken Ended => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => default;

    public ValueTask DisposeAsync() => _rig.DisposeAsync();

    [Theory]
    [InlineData("From: a@x\nContent-Type: text/plain", "; a=b", 200_000, "", "A header that says what a part of it is has more than 32 KB.")]
    [InlineData("From: a@x\n", "a:\n", 200_000, "\nx", "It has more than 50000 headers.")]
    [InlineData("From: a@x\nReferences:", " <a@b>\n", 200_000, "\nx", "A header of it has more than 512 KB.")]
    [InlineData(
        "From: a@x\nContent-Type: multipart/digest; boundary=b\n\n",
        "--b\n\nFrom: a@x\n\nx\n",
        40_000,
        "--b--\n",
        "It has more than 10000 parts, counting those of mails within it.")]
    [InlineData("From: a@x\nContent-Type: multipart/mixed; boundary=b\n\n", "--b\n\nx\n", 2_000, "--b--\n", "It has more than 1000 parts.")]
    public async Task Too_much_of_something_has_failed_with_its_reason(string before, string again, int times, string after, string reason)
    {
        var raw = new StringBuilder(before).Insert(before.Length, again, times).Append(after).ToString();

        Assert.Equal(reason, (await _rig.Read(raw, Ended)).Failure);
    }

    [Fact]
    public async Task A_25_megabyte_attachment_is_taken_whole()
    {
        var bytes = new byte[25 * 1024 * 1024];
        Random.Shared.NextBytes(bytes);
        var body = Convert.ToBase64String(bytes, Base64FormattingOptions.InsertLineBreaks);

        var mail = await _rig.Read($"From: a@x.example\nContent-Type: application/zip; name=a.zip\nContent-Transfer-Encoding: base64\n\n{body}\n", Ended);

        Assert.Equal(bytes.Length, Assert.Single(mail.Attachments).Size);
    }

    [Fact]
    public async Task A_hundred_mails_within_mails_are_one_file()
    {
        var raw = string.Concat(Enumerable.Repeat("From: a@x\nContent-Type: message/rfc822\n\n", 100)) + "From: z@x\n\nhi";

        Assert.Single((await _rig.Read(raw, Ended)).Attachments);
    }

    [Fact]
    public async Task Fifty_thousand_nested_tags_are_read()
    {
        var mail = await _rig.Read($"From: a@x\nContent-Type: text/html\n\n{new StringBuilder().Insert(0, "<div><b>", 50_000)}within", Ended);

        Assert.Null(mail.Failure);
        Assert.Equal("within", mail.Text);
    }

    [Fact]
    public async Task Five_hundred_texts_are_read_no_further_than_two()
    {
        var page = $"--b\nContent-Type: text/html\n\n{new StringBuilder().Insert(0, "<p>x", 10_000)}\n";

        var mail = await _rig.Read($"From: a@x\nContent-Type: multipart/mixed; boundary=b\n\n{new StringBuilder().Insert(0, page, 500)}--b--\n", Ended);

        Assert.Null(mail.Failure);
        Assert.NotEmpty(mail.Attachments);
    }
}
