using System.Collections.Immutable;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Members;
using Oqupie.Contracts.Notifications.Pushing;
using Oqupie.Grains.Notifications.Pushing;
using Oqupie.Grains.Schedule;

namespace Oqupie.Testing.Notifications;

/// <summary>Devices, forgotten when the test ends.</summary>
public sealed class MemoryPushDeviceStore : IPushDeviceStore
{
    private readonly MemoryTables _tables;
    private readonly MemoryNotificationStore _notifications;
    private readonly Dictionary<string, (MemberId Member, StoredPushDevice Device)> _devices = [];

    internal MemoryPushDeviceStore(MemoryTables tables, MemoryNotificationStore notifications) => (_tables, _notifications) = (tables, notifications);

    public Task<ImmutableArray<StoredPushDevice>> Of(MemberId member, CancellationToken cancellationToken) => In(() =>
        _devices.Values.Where(one => one.Member == member).Select(one => one.Device)
            .OrderByDescending(one => one.Device.CreatedAt).ThenBy(one => one.Device.Id, StringComparer.Ordinal).ToImmutableArray());

    public Task<ImmutableHashSet<string>> Having(AccountId account, ImmutableArray<string> members, CancellationToken cancellationToken) => In(() =>
        _devices.Values.Where(one => one.Member.Account == account && members.Contains(one.Member.Local)).Select(one => one.Member.Local).ToImmutableHashSet());

    public Task Put(MemberId member, NewPushDevice device, CancellationToken cancellationToken) => In(() =>
    {
        var known = _devices.TryGetValue(device.Id, out var there) && there.Member == member ? there.Device : null;
        var shown = new PushDevice
        {
            Id = device.Id,
            Browser = device.Browser,
            System = device.System,
            CreatedAt = known?.Device.CreatedAt ?? device.At,
            SeenAt = device.At,
        };
        return _devices[device.Id] = (member, new(shown, device.Session, device.Sealed)
        {
            EndsAt = device.EndsAt,
            Pushed = known?.Pushed ?? _notifications.NewestOf(member),
        });
    });

    public Task Remove(MemberId member, ImmutableArray<string> devices, CancellationToken cancellationToken) =>
        In(() => devices.Count(device => Is(member, device) && _devices.Remove(device)));

    public async Task Pushed(MemberId member, ImmutableArray<PushMark> marks, DueEnd plan, DateTimeOffset? next, CancellationToken cancellationToken)
    {
        await In(() =>
        {
            foreach (var mark in marks.Where(mark => Is(member, mark.Device)))
            {
                Mark(member, mark);
            }

            return _tables.EndOrMove(member.Account, plan, next);
        });

        if (next is { } at)
        {
            _tables.RingFor(member.Account, [new() { What = plan.What, Key = plan.Key, At = at }]);
        }
    }

    public Task<int> Forget(DateTimeOffset before, int limit, CancellationToken cancellationToken) => In(() =>
    {
        var old = _devices.Values.Select(one => one.Device.Device).Where(one => one.SeenAt < before).OrderBy(one => one.SeenAt).Take(limit).ToList();
        return old.Count(one => _devices.Remove(one.Id));
    });

    private bool Is(MemberId member, string device) => _devices.TryGetValue(device, out var there) && there.Member == member;

    private void Mark(MemberId member, PushMark mark)
    {
        if (mark.Gone)
        {
            _devices.Remove(mark.Device);
            return;
        }

        var device = _devices[mark.Device].Device;
        _devices[mark.Device] = (member, device with
        {
            Device = device.Device with { Failure = mark.Failure },
            Pushed = Math.Max(mark.Pushed, device.Pushed),
            Failures = mark.Failures,
            WaitUntil = mark.WaitUntil,
        });
    }

    private Task<T> In<T>(Func<T> work)
    {
        lock (_tables.Gate)
        {
            return Task.FromResult(work());
        }
    }
}
