using System.Collections.Immutable;
using Oqupie.Contracts;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Jobs;
using Oqupie.Contracts.Members;
using Oqupie.Contracts.Tickets;
using Oqupie.Testing;
using Oqupie.Testing.Servers;
using Orleans.Core.Internal;
using Orleans.Runtime;

namespace Oqupie.Grains.Tests.Jobs;

/// <summary>An account of a test's own with a member, tickets and jobs.</summary>
internal sealed class JobWorld(TestSilo silo)
{
    private long _last = 1000;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public AccountId Account { get; } = new(LocalKey.New());

    /// <summary>A pro agent, who is in the directory under this account.</summary>
    public Actor Lee => Some.Agent(Account);

    public static async Task<JobWorld> New(TestSilo silo)
    {
        var world = new JobWorld(silo);
        await world.Enter("lee", Role.ProAgent);
        return world;
    }

    public Task Enter(string id, Role role) => silo.Stores.Members.Enter(
        Account,
        new() { Id = id, Name = id, Email = $"{id}@acme.example", Role = role, Language = "en", CreatedAt = silo.Clock.GetUtcNow() },
        Cancellation);

    public async Task<ImmutableArray<long>> Tickets(int count, string brand = "cook", Func<InboundMessage, InboundMessage>? message = null)
    {
        var numbers = Enumerable.Range(0, count).Select(_ => ++_last).ToImmutableArray();
        await Task.WhenAll(numbers.Select(async number =>
        {
            var first = Some.Message(account: Account);
            var opened = await silo.Intake(new(Account, number)).Open(Some.Ticket(message?.Invoke(first) ?? first, brand), Cancellation);
            TheOutcome.Done(opened);
        }));
        return numbers;
    }

    public IJobGrain Job(string? id = null) => silo.Client.GetGrain<IJobGrain>(new JobId(Account, id ?? LocalKey.New()).ToString());

    public async Task<IJobGrain> Begun(BulkWish wish, Actor? actor = null)
    {
        var job = Job();
        TheOutcome.Done(await job.Begin(actor ?? Lee, wish, Cancellation));
        return job;
    }

    public static BulkWish Complete(ImmutableArray<long> tickets) => Of(tickets, new() { Action = BulkAction.Status, Status = TicketStatus.Completed });

    public static BulkWish Of(ImmutableArray<long> tickets, BulkAct act) => new() { Tickets = tickets, Act = act };

    public async Task<JobInfo> Read(IJobGrain job) => TheOutcome.Done(await job.Read(Lee, Cancellation));

    public async Task<JobInfo> Ended(IJobGrain job, JobState state = JobState.Done)
    {
        JobInfo? read = null;
        await Until.True(
            async _ => (read = await Read(job)).State == state, () => $"The job is {read?.State} with {read?.Done} done.", cancellationToken: Cancellation);
        return read!;
    }

    /// <summary>The same with a clock that goes on, for one that waits for it.</summary>
    public async Task<JobInfo> EndedInTime(IJobGrain job, JobState state = JobState.Done, Actor? asker = null)
    {
        JobInfo? read = null;
        await Until.True(
            async _ =>
            {
                silo.Clock.Advance(TimeSpan.FromSeconds(1));
                return (read = TheOutcome.Done(await job.Read(asker ?? Lee, Cancellation))).State == state;
            },
            () => $"The job is {read?.State} with {read?.Done} done.",
            cancellationToken: Cancellation);
        return read!;
    }

    /// <summary>Its next step was not kept and it waits for the clock: tickets of that step are changed, and the job does not know.</summary>
    public async Task Stuck(ImmutableArray<long> changed) => await Until.True(
        async _ => (await Task.WhenAll(changed.Select(Ticket))).All(ticket => ticket.Version > 2),
        () => "The step was not begun.",
        cancellationToken: Cancellation);

    public async Task<ImmutableArray<JobResult>> Results(IJobGrain job, bool failed = false)
    {
        var all = ImmutableArray.CreateBuilder<JobResult>();
        int? after = null;

        do
        {
            var page = TheOutcome.Done(await job.Results(Lee, new() { After = after, Limit = 200, Failed = failed }, Cancellation));
            all.AddRange(page.Items);
            after = page.Next;
        }
        while (after is not null);

        return all.ToImmutable();
    }

    public async Task<TicketView> Ticket(long number) => TheOutcome.Done(await Grain(number).Read(Lee, Cancellation));

    public async Task<TicketView[]> All(ImmutableArray<long> numbers) => await Task.WhenAll(numbers.Select(Ticket));

    public ITicketGrain Grain(long number) => silo.Ticket(new(Account, number));

    public async Task Change(long number, TicketChange change) => TheOutcome.Done(await Grain(number).Change(Lee, change, Cancellation));

    public async Task Write(long number) => TheOutcome.Done(
        await silo.Intake(new(Account, number)).Receive(Some.Message(account: Account), Cancellation));

    /// <summary>Its memory goes, as with its silo.</summary>
    public static async Task Forget(IJobGrain job) => await job.AsReference<IGrainManagementExtension>().DeactivateOnIdle();
}
