using System.Text;
using Oqupie.Files;
using Oqupie.Grains.Channels;

namespace Oqupie.Channels.Tests.Email.Reading;

public sealed class UuEncodedTests : IAsyncLifetime
{
    private static readonly byte[] File = [.. Enumerable.Range(0, 700).Select(i => (byte)(i < 200 ? 0 : i))];

    private readonly Rig _rig = new();

    private static CancellationToken Ended => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => default;

    public ValueTask DisposeAsync() => _rig.DisposeAsync();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Blanks_lost_on_the_way_are_no_loss(bool stripped)
    {
        var mail = await _rig.Read(
            $"From: a@x.example\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\nSee\n--b\nContent-Type: application/zip; name=a.zip\n"
            + $"Content-Transfer-Encoding: x-uuencode\n\n{Encoded("x.zip", stripped)}\n--b--\n", Ended);

        Assert.Equal("See", mail.Text);
        Assert.Equal(File, await Content(mail));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Files_in_a_text_are_attachments(bool stripped)
    {
        var mail = await _rig.Read($"From: a@x.example\n\nBefore\n\n{Encoded("plan one.zip", stripped)}\nAfter", Ended);

        Assert.Equal(["Before", "After"], mail.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal("plan one.zip", Assert.Single(mail.Attachments).Name);
        Assert.Equal(File, await Content(mail));
    }

    [Theory]
    [InlineData("begin 644 x\nthis is only a sentence\nend")]
    [InlineData("begin 644 x\nM\n")]
    [InlineData("Let us\nbegin 10 minutes early\nend")]
    [InlineData("begin 644 x\nend")]
    public async Task What_only_begins_like_one_is_text(string text)
    {
        var mail = await _rig.Read($"From: a@x.example\n\n{text}", Ended);

        Assert.Equal(text.Trim(), mail.Text);
        Assert.Empty(mail.Attachments);
    }

    [Fact]
    public void Beginnings_without_end_cost_little()
    {
        var text = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("begin 644 x\nM\n", 70_000)));

        Assert.True(Cpu.Of(() => Channels.Email.Reading.UuBlocks.TakeFrom(text)) < TimeSpan.FromSeconds(1));
    }

    private static string Encoded(string name, bool stripped)
    {
        var made = new StringBuilder($"begin 644 {name}\n");

        foreach (var line in File.Chunk(45))
        {
            var signs = new StringBuilder().Append((char)(' ' + line.Length));

            foreach (var three in line.Chunk(3).Select(three => three.Concat(new byte[3]).Take(3).ToArray()))
            {
                var value = (three[0] << 16) | (three[1] << 8) | three[2];
                signs.Append((char)(' ' + (value >> 18))).Append((char)(' ' + ((value >> 12) & 63))).Append((char)(' ' + ((value >> 6) & 63)))
                    .Append((char)(' ' + (value & 63)));
            }

            made.Append(stripped ? signs.ToString().TrimEnd(' ') : signs.ToString().Replace(' ', '`')).Append('\n');
        }

        return made.Append(stripped ? "\nend\n" : "`\nend\n").ToString();
    }

    private async Task<byte[]> Content(ReadMessage mail)
    {
        await using var stream = await _rig.The<IBlobStore>().Open(Cast.Account, Assert.Single(mail.Attachments).Sha256, Ended);
        var bytes = new MemoryStream();
        await stream!.CopyToAsync(bytes, Ended);
        return bytes.ToArray();
    }
}
