using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Oqupie.Contracts;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Members;
using Oqupie.Grains.Accounts;

namespace Oqupie.Grains.Members;

/// <summary>Keeps one group's row. Members come and go by their own grains too, so who is in it is read each time and not remembered.</summary>
[GrainType("group")]
internal sealed partial class GroupGrain(
    IGroupDirectory directory,
    IMemberDirectory members,
    AccountTeller teller,
    ILogger<GroupGrain> logger) : Grain, IGroupGrain
{
    private static readonly Refusal Raced = Refusal.Conflict("Somebody is changing this group just now.", "being_changed");

    private GroupId Id => GroupId.Of(this.GetPrimaryKeyString());

    private AccountId Account => Id.Account;

    public async Task<Outcome<GroupInfo>> Read() =>
        await directory.Read(Id, CancellationToken.None) is { } group ? group.ToInfo() : GroupRules.NoSuchGroup;

    public async Task<Outcome<GroupInfo>> Make(Actor by, string name, ImmutableArray<string> wished)
    {
        var nobody = new Group { Id = Id.Local, Name = "" };

        if (!GroupRules.Change(nobody, name, wished, await Known(wished)).Succeeded(out var group, out var refusal))
        {
            return refusal;
        }

        if (await Beyond(by, group.Members) is { } beyond)
        {
            return beyond;
        }

        if (await directory.Enter(Account, group, CancellationToken.None) is null)
        {
            return GroupRules.NameTaken;
        }

        await Tell(group.Members);
        return group.ToInfo();
    }

    public async Task<Outcome<GroupInfo>> Change(Actor by, string? name, ImmutableArray<string>? wished)
    {
        if (await directory.Read(Id, CancellationToken.None) is not { } before)
        {
            return GroupRules.NoSuchGroup;
        }

        if (!GroupRules.Change(before, name, wished, await Known(wished)).Succeeded(out var next, out var refusal))
        {
            return refusal;
        }

        if (next == before)
        {
            return next.ToInfo();
        }

        if (await Beyond(by, GroupRules.Concerned(before, next)) is { } beyond)
        {
            return beyond;
        }

        if (await directory.Change(Account, before, next, CancellationToken.None) is null)
        {
            return await directory.Named(Account, next.Name, CancellationToken.None) is { } other && other.Id != Id.Local ? GroupRules.NameTaken : Raced;
        }

        await Tell(GroupRules.Moved(before, next));
        return next.ToInfo();
    }

    public async Task<Outcome<Done>> Remove(Actor by)
    {
        if (await directory.Read(Id, CancellationToken.None) is not { } group)
        {
            return GroupRules.NoSuchGroup;
        }

        if (await Beyond(by, group.Members) is { } beyond)
        {
            return beyond;
        }

        await directory.Delete(Account, group, CancellationToken.None);
        await Tell(group.Members);
        return new Done();
    }

    private async Task<Refusal?> Beyond(Actor by, ImmutableArray<string> concerned) =>
        by.Brands is null || concerned.IsEmpty ? null : GroupRules.Beyond(by, await members.Find(Account, concerned, CancellationToken.None));

    // First those whose groups are others now, then the hosts, which ask them.
    private async Task Tell(ImmutableArray<string> moved)
    {
        await Task.WhenAll(moved.Select(Heed));
        await teller.Tell(Account, [.. moved.Select(member => new AccountChange(AccountChangeKind.Member, member)), new(AccountChangeKind.Group, Id.Local)]);
    }

    private async Task Heed(string member)
    {
        var agent = new MemberId(Account, member);

        try
        {
            await GrainFactory.GetGrain<IAgentRowGrain>(agent.ToString()).Heed();
        }
        catch (Exception e)
        {
            LogNotHeeded(e, agent, Id); // The change stands, and they read their row again within half a minute.
        }
    }

    private async Task<IReadOnlyCollection<string>> Known(ImmutableArray<string>? wished) =>
        wished is { IsEmpty: false } named ? [.. (await members.Find(Account, named, CancellationToken.None)).Select(member => member.Id)] : [];

    [LoggerMessage(LogLevel.Warning, "{Member} was not told that group {Group} changed.")]
    private partial void LogNotHeeded(Exception exception, MemberId member, GroupId group);
}
