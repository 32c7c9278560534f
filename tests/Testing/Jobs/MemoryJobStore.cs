using System.Collections.Immutable;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Customers;
using Oqupie.Contracts.Jobs;
using Oqupie.Contracts.Members;
using Oqupie.Grains.Jobs;
using Oqupie.Grains.Schedule;

namespace Oqupie.Testing.Jobs;

/// <summary>Jobs that are forgotten when the test ends, and a store that fails on request.</summary>
public sealed class MemoryJobStore : IJobStore
{
    private readonly MemoryTables _tables;
    private readonly Dictionary<JobId, JobRow> _jobs = [];
    private readonly Dictionary<JobId, SortedDictionary<int, JobItem>> _items = [];
    private int _marksUntilFailure = int.MaxValue;

    internal MemoryJobStore(MemoryTables tables) => _tables = tables;

    /// <summary>After so many steps the next one is not kept, once: as if the silo had ended before it.</summary>
    public void FailMarkAfter(int marks) => _marksUntilFailure = marks;

    public Task<bool> Add(JobRow job, DueRow run, int most, CancellationToken cancellationToken)
    {
        lock (_tables.Gate)
        {
            if (_jobs.Values.Count(other => other.Id.Account == job.Id.Account && other.By == job.By && other.IsAtWork) >= most || !_jobs.TryAdd(job.Id, job))
            {
                return Task.FromResult(false);
            }

            _items[job.Id] = [];
            _tables.Put(job.Id.Account, run);
        }

        _tables.RingFor(job.Id.Account, [run]);
        return Task.FromResult(true);
    }

    public Task Fill(JobId job, ImmutableArray<JobItem> items, CancellationToken cancellationToken) => In(() =>
    {
        foreach (var item in items)
        {
            _items[job].Add(item.Place, item);
        }

        return items.Length;
    });

    public Task<bool> Change(JobRow job, JobState before, DueRow? run, CancellationToken cancellationToken)
    {
        lock (_tables.Gate)
        {
            if (_jobs.GetValueOrDefault(job.Id) is not { } known || known.State != before)
            {
                return Task.FromResult(false);
            }

            _jobs[job.Id] = known with
            {
                State = job.State,
                Act = job.Act,
                Doer = job.Doer,
                Total = job.Total,
                EndedAt = job.EndedAt,
                UndoUntil = job.UndoUntil,
            };

            if (run is null)
            {
                _tables.Due.Remove((job.Id.Account, JobPlan.What, job.Id.Local));
            }
            else
            {
                _tables.Put(job.Id.Account, run);
            }
        }

        _tables.RingFor(job.Id.Account, run is null ? [] : [run]);
        return Task.FromResult(true);
    }

    public Task Mark(JobRow job, ImmutableArray<JobItem> items, CancellationToken cancellationToken) => In(() =>
    {
        if (_marksUntilFailure-- is 0)
        {
            _marksUntilFailure = int.MaxValue;
            throw new IOException("The disk is full.");
        }

        foreach (var item in items)
        {
            _items[job.Id][item.Place] = item with { Before = _items[job.Id][item.Place].Before };
        }

        _jobs[job.Id] = _jobs[job.Id] with
        {
            Done = job.Done,
            Failed = job.Failed,
            Undone = job.Undone,
            Kept = job.Kept,
            Next = job.Next,
            UndoNext = job.UndoNext,
        };
        return items.Length;
    });

    public Task<JobRow?> Read(JobId job, CancellationToken cancellationToken) => In(() => _jobs.GetValueOrDefault(job));

    public Task<ImmutableArray<JobItem>> Items(JobId job, JobPart part, CancellationToken cancellationToken) => In(() => ImmutableArray.CreateRange(
        (_items.GetValueOrDefault(job)?.Values.AsEnumerable() ?? [])
            .Where(item => item.Place >= part.From && item.Place < part.Before && (!part.Refused || item.IsRefused))
            .Take(part.Limit)));

    public Task<ImmutableArray<JobRow>> List(AccountId account, string? by, JobPlace? after, int limit, CancellationToken cancellationToken) => In(() =>
        ImmutableArray.CreateRange(_jobs.Values
            .Where(job => job.Id.Account == account && job.State is not JobState.Making && (by is null || job.By == by))
            .Where(job => after is null || Order.Compare((job.CreatedAt, job.Id.Local), (after.At, after.Id)) < 0)
            .OrderByDescending(job => (job.CreatedAt, job.Id.Local), Order)
            .Take(limit)));

    public Task<ImmutableDictionary<long, JobBefore>> Standing(Actor asker, ImmutableArray<long> tickets, CancellationToken cancellationToken) => In(() =>
        tickets.Select(number => _tables.Tickets.GetValueOrDefault(new(asker.Account, number))?.Row)
            .Where(row => row is not null && asker.Sees(row.Brand, row.AssigneeMember, row.AssigneeGroup))
            .ToImmutableDictionary(row => row!.Id.Number, row => new JobBefore
            {
                Version = row!.Version,
                Status = row.Status,
                Importance = row.Importance,
                Assignee = new(row.AssigneeMember, row.AssigneeGroup),
                Tags = row.Tags,
                Box = row.Box,
                Blocked = _tables.Customers.Rows.GetValueOrDefault(new CustomerId(asker.Account, row.Customer))?.Customer.Blocked ?? false,
            }));

    public Task Wait(JobId job, DueEnd run, DateTimeOffset until, CancellationToken cancellationToken)
    {
        lock (_tables.Gate)
        {
            _tables.EndOrMove(job.Account, run, until);
        }

        _tables.RingFor(job.Account, [new() { What = run.What, Key = run.Key, At = until }]);
        return Task.CompletedTask;
    }

    public Task Drop(JobId job, CancellationToken cancellationToken) => In(() =>
    {
        if (_jobs.GetValueOrDefault(job) is { State: JobState.Making })
        {
            _jobs.Remove(job);
            _items.Remove(job);
        }

        return _tables.Due.Remove((job.Account, JobPlan.What, job.Local));
    });

    public Task<int> Forget(DateTimeOffset before, int limit, CancellationToken cancellationToken) => In(() =>
    {
        var old = _jobs.Values.Where(job => job.EndedAt < before).Select(job => job.Id).ToList();
        var items = old.SelectMany(job => _items[job].Keys.Select(place => (job, place))).Take(limit).ToList();

        foreach (var (job, place) in items)
        {
            _items[job].Remove(place);
        }

        foreach (var job in old.Where(job => _items[job].Count is 0).Take(limit))
        {
            _jobs.Remove(job);
            _items.Remove(job);
        }

        return items.Count;
    });

    private static readonly Comparer<(DateTimeOffset At, string Id)> Order = Comparer<(DateTimeOffset At, string Id)>.Create((one, other) =>
        one.At.CompareTo(other.At) is not 0 and var time ? time : string.CompareOrdinal(one.Id, other.Id));

    private Task<T> In<T>(Func<T> act)
    {
        lock (_tables.Gate)
        {
            return Task.FromResult(act());
        }
    }
}
