using Oqupie.Contracts.Members;

namespace Oqupie.Contracts.Notices;

/// <summary>The notices of a brand, and the only place where they change. The key is a brand. At most a thousand.</summary>
/// <remarks>A change is in the store before its call returns. Everything of a brand the actor does not serve is "not found".</remarks>
[Alias("oqupie.INoticesGrain")]
public interface INoticesGrain : IGrainWithStringKey
{
    /// <summary>Pinned ones first, then by their time, the newest first; those without one before them.</summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="after">The id the last page ended with.</param>
    /// <param name="limit">1 to 1000.</param>
    [Alias("List")]
    Task<Outcome<NoticePage>> List(Actor actor, string? after, int limit);

    [Alias("Read")]
    Task<Outcome<NoticeInfo>> Read(Actor actor, string id);

    /// <summary>A draft unless another state is said. Refused where the title is empty or there are too many.</summary>
    [Alias("Make")]
    Task<Outcome<NoticeInfo>> Make(Actor actor, NoticeWish wish);

    /// <summary>Refused (moved-on) and nothing changed where it is not at the expected version. The same values again change nothing.</summary>
    [Alias("Change")]
    Task<Outcome<NoticeInfo>> Change(Actor actor, string id, NoticeWish wish);

    [Alias("Delete")]
    Task<Outcome<Done>> Delete(Actor actor, string id);
}
