using Orleans.Runtime;

namespace Oqupie.Grains.Notices;

/// <summary>One text of a notice. Written once; a notice that says something else has another.</summary>
[Alias("oqupie.INoticeTextGrain")]
internal interface INoticeTextGrain : IGrainWithStringKey
{
    [Alias("Write")]
    Task Write(string body);

    [Alias("Read")]
    Task<string> Read();

    [Alias("Clear")]
    Task Clear();
}

[GrainType("notice-text")]
internal sealed class NoticeTextGrain([PersistentState("notice-text")] IPersistentState<NoticeText> text) : Grain, INoticeTextGrain
{
    public Task Write(string body) => text.Keep(new() { Body = body }, this);

    public Task<string> Read() => Task.FromResult(text.State.Body);

    public async Task Clear()
    {
        await text.ClearStateAsync();
        DeactivateOnIdle();
    }
}

internal sealed record NoticeText
{
    public string Body { get; init; } = "";
}
