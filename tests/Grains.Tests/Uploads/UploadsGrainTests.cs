using Oqupie.Contracts;
using Oqupie.Contracts.Uploads;
using Oqupie.Testing;

namespace Oqupie.Grains.Tests.Uploads;

/// <summary>One sender's uploads, on a silo whose clock the test moves.</summary>
public sealed class UploadsGrainTests : IAsyncLifetime
{
    private readonly TestSilo _silo = new();

    public ValueTask InitializeAsync() => _silo.InitializeAsync();

    public ValueTask DisposeAsync() => _silo.DisposeAsync();

    [Fact]
    public async Task One_has_the_turn_until_nothing_was_heard_of_it_for_a_minute()
    {
        var uploads = Uploads;
        var upload = (await uploads.Open(Wish)).Value!;
        var first = (await uploads.Begin(upload.Id, 0, null)).Value!;
        Assert.Equal("upload_in_use", (await uploads.Begin(upload.Id, 0, null)).Refusal?.Code);

        _silo.Clock.Advance(TimeSpan.FromSeconds(61));
        var second = (await uploads.Begin(upload.Id, 0, null)).Value!;

        Assert.Equal("upload_in_use", (await uploads.Advance(upload.Id, first.Turn, 5)).Refusal?.Code);
        Assert.Equal(5, (await uploads.Advance(upload.Id, second.Turn, 5)).Value!.Offset);
        await uploads.End(upload.Id, second.Turn);
        Assert.Null((await uploads.Begin(upload.Id, 5, null)).Refusal);
    }

    [Fact]
    public async Task It_ends_a_day_after_its_last_byte()
    {
        var uploads = Uploads;
        var upload = (await uploads.Open(Wish)).Value!;
        _silo.Clock.Advance(TimeSpan.FromHours(23));
        var turn = (await uploads.Begin(upload.Id, 0, null)).Value!;
        await uploads.Advance(upload.Id, turn.Turn, 5);

        _silo.Clock.Advance(TimeSpan.FromHours(23));
        Assert.Equal(5, (await uploads.Read(upload.Id)).Value!.Offset);
        _silo.Clock.Advance(TimeSpan.FromHours(2));

        Assert.Equal(RefusalKind.NotFound, (await uploads.Read(upload.Id)).Refusal?.Kind);
        Assert.Equal(RefusalKind.NotFound, (await uploads.Begin(upload.Id, 5, null)).Refusal?.Kind);
    }

    private static UploadWish Wish => new() { Length = 10, Name = "a", ContentType = "text/plain", Metadata = "" };

    private IUploadsGrain Uploads => _silo.Client.GetGrain<IUploadsGrain>($"main/{LocalKey.New()}");
}
