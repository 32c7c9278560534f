using Microsoft.Extensions.Time.Testing;
using Oqupie.Contracts;
using Oqupie.Contracts.Uploads;
using Oqupie.Grains.Uploads;

namespace Oqupie.Grains.Tests.Uploads;

public sealed class UploadRulesTests
{
    private static readonly DateTimeOffset Monday = new FakeTimeProvider(new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero)).GetUtcNow();
    private static readonly UploadsOptions Options = new() { MaxSize = 100, MostOpen = 2, MostBytes = 250 };

    [Theory]
    [InlineData(100L, null)]
    [InlineData(101L, "too_large")]
    public void A_file_has_a_largest_size(long length, string? code) => Assert.Equal(code, UploadRules.Open([], Wish(length), Options)?.Code);

    [Fact]
    public void Only_so_many_are_open_and_whole_ones_are_not()
    {
        var whole = New(10) with { Sha256 = "f" };

        Assert.Null(UploadRules.Open([New(10), whole, whole], Wish(10), Options));
        Assert.Equal("too_many_uploads", UploadRules.Open([New(10), New(10)], Wish(10), Options)?.Code);
    }

    [Fact]
    public void Together_they_have_a_largest_size_and_whoever_says_no_length_may_become_the_largest()
    {
        var whole = New(100) with { Sha256 = "f" };

        Assert.Null(UploadRules.Open([whole, whole], Wish(50), Options));
        Assert.Equal("uploads_full", UploadRules.Open([whole, whole], Wish(51), Options)?.Code);
        Assert.Equal("uploads_full", UploadRules.Open([whole, whole], Wish(null), Options)?.Code);
    }

    [Fact]
    public void One_goes_on_from_where_it_stands()
    {
        Assert.Equal("wrong_offset", UploadRules.Begin(New(100) with { Offset = 5 }, 4, null, Options).Refusal?.Code);
        Assert.Null(UploadRules.Begin(New(100) with { Offset = 5 }, 5, 100, Options).Refusal);
    }

    [Theory]
    [InlineData(null, 60L, null)]
    [InlineData(null, 101L, "too_large")]
    [InlineData(null, 4L, "other_length")]
    [InlineData(60L, 61L, "other_length")]
    public void A_length_is_said_once(long? known, long said, string? code) =>
        Assert.Equal(code, UploadRules.Begin(New(known) with { Offset = 5 }, 5, said, Options).Refusal?.Code);

    [Theory]
    [InlineData(4L, false)]
    [InlineData(5L, true)]
    [InlineData(60L, true)]
    [InlineData(61L, false)]
    public void It_never_goes_back_nor_beyond_its_end(long offset, bool may) =>
        Assert.Equal(may, UploadRules.Advance(New(60) with { Offset = 5 }, offset, Monday, Options).Refusal is null);

    [Fact]
    public void With_each_byte_it_is_kept_longer() =>
        Assert.Equal(Monday.AddHours(24), UploadRules.Advance(New(60), 1, Monday, Options).Value!.Until);

    private static Upload New(long? length) => new() { Id = LocalKey.New(), Wish = Wish(length), Offset = 0, Until = Monday };

    private static UploadWish Wish(long? length) => new() { Length = length, Name = "a", ContentType = "text/plain", Metadata = "" };
}
