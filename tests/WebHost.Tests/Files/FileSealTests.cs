using System.Globalization;
using System.Security.Cryptography;
using Oqupie.Contracts.Files;
using Oqupie.Files;
using Oqupie.WebHost.Files;

namespace Oqupie.WebHost.Tests.Files;

public sealed class FileSealTests
{
    private static readonly FileRef File = new() { Sha256 = new('a', 64), Size = 3, Name = "a/b & c.txt", ContentType = "text/plain" };
    private static readonly DateTimeOffset Noon = new(2026, 1, 5, 12, 0, 0, TimeSpan.Zero);

    private readonly FileSeal _seal = new(new("acme"), RandomNumberGenerator.GetBytes(32));

    [Fact]
    public void An_id_names_its_file_and_nothing_else_does()
    {
        var id = _seal.IdOf(File);

        Assert.Equal(File, _seal.Open(id));
        Assert.Null(new FileSeal(new("acme"), RandomNumberGenerator.GetBytes(32)).Open(id));
        Assert.Null(_seal.Open(id[1..]));
        Assert.Null(_seal.Open(id + "A"));
        Assert.Null(_seal.Open("A" + id));
        Assert.Null(_seal.Open(""));
        Assert.Null(_seal.Open("."));
        Assert.Null(_seal.Open(null));
    }

    [Fact]
    public void An_id_of_one_account_is_none_of_another_even_under_the_same_key()
    {
        var key = RandomNumberGenerator.GetBytes(32);

        Assert.Null(new FileSeal(new("other"), key).Open(new FileSeal(new("acme"), key).IdOf(File)));
    }

    [Fact]
    public void An_address_stays_the_same_within_an_hour_and_is_good_for_its_whole_life()
    {
        var life = TimeSpan.FromHours(12);
        var end = FileAddresses.End(Noon, life);

        Assert.Equal(end, FileAddresses.End(Noon.AddMinutes(59), life));
        Assert.NotEqual(end, FileAddresses.End(Noon.AddMinutes(60), life));
        Assert.True(FileAddresses.End(Noon.AddMinutes(59), life) - Noon.AddMinutes(59) >= life);
    }

    [Fact]
    public void The_parts_of_an_address_cannot_be_shifted_into_one_another()
    {
        var address = _seal.AddressOf(File with { Name = "x" }, Noon);
        var signature = address[(address.LastIndexOf('=') + 1)..];
        var until = Noon.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

        Assert.True(_seal.IsGenuine(File.Sha256, "x", until, signature));
        Assert.False(_seal.IsGenuine(File.Sha256 + "x", "", until, signature));
        Assert.False(_seal.IsGenuine(File.Sha256, "x" + until[..1], until[1..], signature));
    }

    [Theory]
    [InlineData("../../etc/passwd", "passwd")]
    [InlineData("C:\\temp\\a.txt", "a.txt")]
    [InlineData("..", "file")]
    [InlineData("", "file")]
    [InlineData(null, "file")]
    [InlineData("a\r\nb.txt", "ab.txt")]
    [InlineData("evil\u202Etxt.exe", "eviltxt.exe")]
    [InlineData("사진 😀.png", "사진 😀.png")]
    public void A_name_is_kept_without_what_could_mislead(string? said, string kept) => Assert.Equal(kept, FileNames.Clean(said));
}
