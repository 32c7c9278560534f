using System.Globalization;
using Oqupie.Caching;
using Oqupie.Contracts.Members;
using Oqupie.Contracts.Tickets;
using Oqupie.Contracts.Views;

namespace Oqupie.Grains.Views;

/// <summary>
/// How many tickets views have. Remembered for a moment, once for all who see the same: a thousand consoles that show a shared view cost one count.
/// </summary>
internal sealed class ViewCounts(IGrainFactory grains, TimeProvider clock)
{
    private static readonly TimeSpan MaxAge = TimeSpan.FromSeconds(10);

    private readonly Cache<Asked, TicketCount> _counts = new(
        (asked, _) => grains.GetGrain<ITicketListsGrain>(asked.Actor.Account.ToString()).Count(asked.Actor, asked.Query, CancellationToken.None),
        MaxAge,
        clock);

    public ValueTask<TicketCount> Of(Actor actor, SavedView view) => _counts.Get(new(actor, view, clock.GetUtcNow()));

    /// <summary>A question; equal are those that have the same answer.</summary>
    private sealed class Asked(Actor actor, SavedView view, DateTimeOffset now) : IEquatable<Asked>
    {
        private readonly string _key = string.Create(
            CultureInfo.InvariantCulture, $"{actor.Account}/{view.Id}/{view.Version}/{now.UtcDateTime:yyyyMMdd}/{Sight(actor, view)}");

        public Actor Actor => actor;

        public TicketQuery Query { get; } = view.Query.For(actor.Self, now);

        public bool Equals(Asked? other) => other is not null && _key == other._key;

        public override bool Equals(object? obj) => Equals(obj as Asked);

        public override int GetHashCode() => _key.GetHashCode(StringComparison.Ordinal);

        /// <summary>Who sees all of a brand sees the same as everybody who does, unless the view is about themselves.</summary>
        private static string Sight(Actor actor, SavedView view)
        {
            var isOwn = actor.Scope is not TicketScope.All
                || view.Query.Tickets is { Assignee: ViewQuery.Me } or { Box: BoxName.Mine or BoxName.Groups };
            var own = isOwn ? $"{actor.Self} {actor.Scope} {string.Join(',', actor.Groups)}" : "";
            return $"{(actor.Brands is { } brands ? string.Join(',', brands) : "*")}/{own}";
        }
    }
}
