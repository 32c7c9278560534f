using System.Collections.Immutable;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Members;
using Oqupie.Contracts.Notifications;
using Oqupie.Contracts.Tickets;
using Oqupie.Grains.Log;
using Oqupie.Grains.Notifications;
using Oqupie.Grains.Notifications.Mailing;
using Oqupie.Grains.Notifications.Pushing;
using Oqupie.Grains.Schedule;
using Oqupie.Grains.Tickets;
using Oqupie.Testing.Log;

namespace Oqupie.Testing.Notifications;

/// <summary>Calls and settings, forgotten when the test ends.</summary>
public sealed class MemoryNotificationStore : INotificationStore
{
    private readonly MemoryTables _tables;
    private readonly MemoryFollowerStore _followers;
    private readonly SortedDictionary<long, (NewNotification Row, DateTimeOffset? OpenedAt)> _rows = [];
    private readonly Dictionary<MemberId, NotificationSettings> _settings = [];
    private readonly Dictionary<MemberId, long> _mailed = [];
    private long _last;

    internal MemoryNotificationStore(MemoryTables tables, MemoryFollowerStore followers) => (_tables, _followers) = (tables, followers);

    public Task<ImmutableArray<CalledTicket>> Places(AccountId account, ImmutableArray<long> tickets, CancellationToken cancellationToken) => In(() =>
        tickets.Select(number => Ticket(account, number)).OfType<TicketRow>()
            .Select(row => new CalledTicket(row.Id.Number, row.Brand, row.Box is TicketBox.Open, row.AssigneeMember, row.AssigneeGroup)).ToImmutableArray());

    public async Task Add(ImmutableArray<NewNotification> rows, FollowedTo followedTo, CancellationToken cancellationToken)
    {
        await In(() =>
            _followers.Advance(followedTo, () => AddAndPlan(rows)) ? 0 : throw new InvalidOperationException("The follower stands elsewhere."));

        foreach (var (account, plan) in MailPlan.Of(rows).AddRange(PushPlan.Of(rows)))
        {
            _tables.RingFor(account, [plan]);
        }
    }

    public Task<ImmutableArray<StoredNotification>> Page(Actor asker, long? before, int limit, CancellationToken cancellationToken) => In(() =>
        Seen(asker).Where(one => before is null || one.Position < before).Take(limit).ToImmutableArray());

    public Task<int> Unopened(Actor asker, int most, CancellationToken cancellationToken) =>
        In(() => Seen(asker).Where(one => one.OpenedAt is null).Take(most).Count());

    public Task<bool> Open(MemberId member, long? position, long? ticket, DateTimeOffset at, CancellationToken cancellationToken) => In(() =>
    {
        var marked = _rows.Where(one => one.Value.OpenedAt is null && Of(one.Value.Row) == member
            && (position is null || one.Key == position) && (position is not null || ticket is null || one.Value.Row.Ticket == ticket)).ToList();
        marked.ForEach(one => _rows[one.Key] = (one.Value.Row, at));
        return marked.Count > 0;
    });

    public Task<int> Forget(DateTimeOffset before, int limit, CancellationToken cancellationToken) => In(() =>
    {
        var old = _rows.Where(one => one.Value.Row.At < before).OrderBy(one => one.Value.Row.At).Take(limit).Select(one => one.Key).ToList();
        old.ForEach(position => _rows.Remove(position));
        return old.Count;
    });

    public Task<ImmutableArray<StoredNotification>> Unmailed(Actor asker, CancellationToken cancellationToken) => In(() =>
        Seen(asker).Where(one => one.OpenedAt is null && one.Position > _mailed.GetValueOrDefault(new(asker.Account, asker.Self)))
            .Reverse().ToImmutableArray());

    public Task<ImmutableArray<StoredNotification>> NewestUnopened(Actor asker, int limit, CancellationToken cancellationToken) =>
        In(() => Seen(asker).Where(one => one.OpenedAt is null).Take(limit).ToImmutableArray());

    public async Task Mailed(MemberId member, long? upTo, DueEnd plan, DateTimeOffset? next, CancellationToken cancellationToken)
    {
        await In(() => Mailed(member, upTo, plan, next));

        if (next is { } at)
        {
            _tables.RingFor(member.Account, [new() { What = plan.What, Key = plan.Key, At = at }]);
        }
    }

    private bool Mailed(MemberId member, long? upTo, DueEnd plan, DateTimeOffset? next)
    {
        if (upTo is { } position)
        {
            _mailed[member] = Math.Max(position, _mailed.GetValueOrDefault(member));
        }

        return _tables.EndOrMove(member.Account, plan, next);
    }

    /// <summary>The position of the newest call of theirs; 0 where there is none.</summary>
    internal long NewestOf(MemberId member) => _rows.Where(one => Of(one.Value.Row) == member).Select(one => one.Key).DefaultIfEmpty().Max();

    public Task<ImmutableDictionary<string, NotificationSettings>> Settings(
        AccountId account, ImmutableArray<string> members, CancellationToken cancellationToken) => In(() =>
        _settings.Where(one => one.Key.Account == account && members.Contains(one.Key.Local))
            .ToImmutableDictionary(one => one.Key.Local, one => one.Value));

    public Task Set(MemberId member, NotificationSettings settings, CancellationToken cancellationToken) => In(() => _settings[member] = settings);

    private static MemberId Of(NewNotification row) => new(row.Account, row.Member);

    private void AddAndPlan(ImmutableArray<NewNotification> rows)
    {
        Add(rows);

        foreach (var (account, plan) in MailPlan.Of(rows).AddRange(PushPlan.Of(rows)))
        {
            var known = _tables.Due.GetValueOrDefault((account, plan.What, plan.Key)).Item;
            _tables.Put(account, known is not null && known.At < plan.At ? plan with { At = known.At } : plan);
        }
    }

    private void Add(ImmutableArray<NewNotification> rows)
    {
        foreach (var row in rows)
        {
            var others = _rows.Where(one => Of(one.Value.Row) == Of(row)).ToList();

            foreach (var replaced in others.Where(one => row.Kind is NotificationKind.Answered && one.Value.Row.Kind == row.Kind
                && one.Value.Row.Ticket == row.Ticket && one.Value.Row.Version < row.Version && one.Value.OpenedAt is null))
            {
                _rows.Remove(replaced.Key);
            }

            if (!others.Any(one => (one.Value.Row.Ticket, one.Value.Row.Version, one.Value.Row.Kind) == (row.Ticket, row.Version, row.Kind)))
            {
                _rows.Add(++_last, (row with { MailAt = null, PushAt = null }, null));
            }

            foreach (var over in _rows.Where(one => Of(one.Value.Row) == Of(row)).Reverse().Skip(INotificationStore.Most).ToList())
            {
                _rows.Remove(over.Key);
            }
        }
    }

    private IEnumerable<StoredNotification> Seen(Actor asker) =>
        from one in _rows.Reverse()
        where Of(one.Value.Row) == new MemberId(asker.Account, asker.Self)
        let ticket = Ticket(asker.Account, one.Value.Row.Ticket)
        where ticket is not null && asker.Sees(ticket.Brand, ticket.AssigneeMember, ticket.AssigneeGroup)
        select new StoredNotification(one.Key, one.Value.Row, one.Value.OpenedAt)
        {
            Subject = ticket.Subject,
            Brand = ticket.Brand,
            CustomerName = ticket.CustomerName,
        };

    private TicketRow? Ticket(AccountId account, long number) => _tables.Tickets.GetValueOrDefault(new(account, number))?.Row;

    private Task<T> In<T>(Func<T> work)
    {
        lock (_tables.Gate)
        {
            return Task.FromResult(work());
        }
    }
}
