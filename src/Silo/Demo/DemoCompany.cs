using System.Collections.Immutable;
using Oqupie.Contracts;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Brands;
using Oqupie.Contracts.Channels;
using Oqupie.Contracts.Members;

namespace Oqupie.Silo.Demo;

/// <summary>Makes the company of a script as far as it is not there yet: brands, channels, groups, members.</summary>
internal sealed class DemoCompany(IGrainFactory grains)
{
    /// <summary>An invitation without an address of the console is mailed to nobody.</summary>
    private const string NoMail = "";

    private static readonly AccountId Account = AccountId.Default;

    /// <summary>Who makes a company of which nobody is a member yet.</summary>
    private static readonly Actor Founder = Actor.System(Account) with { Permissions = PermissionTable.Of(Role.Owner) };

    private IBrandsGrain Brands => grains.GetGrain<IBrandsGrain>(Account.Value);

    private IChannelsGrain Channels => grains.GetGrain<IChannelsGrain>(Account.Value);

    private IGroupDirectoryGrain Groups => grains.GetGrain<IGroupDirectoryGrain>(Account.Value);

    private IMemberDirectoryGrain Members => grains.GetGrain<IMemberDirectoryGrain>(Account.Value);

    private IInvitationsGrain Invitations => grains.GetGrain<IInvitationsGrain>(Account.Value);

    public async Task<DemoCast> Furnish(DemoScript script, string ownerEmail)
    {
        var cast = new DemoCast();

        foreach (var brand in script.Brands)
        {
            cast.Brands[brand.Key] = (await Brand(brand)).Id;
            cast.Channels[brand.Key] = (await Channel(brand, cast.Brands[brand.Key])).Id;
        }

        foreach (var group in script.Groups)
        {
            cast.Groups[group.Key] = (await Group(group)).Id;
        }

        foreach (var member in script.Members)
        {
            var made = member.Role is Role.Owner
                ? (await Members.MakeOwner(ownerEmail, member.Name, member.Language)).Must()
                : await Member(member, cast);
            cast.Members[member.Key] = (await Agent(made.Id).Rights()).Must();
            cast.Addresses[member.Key] = made.Email;
        }

        return cast;
    }

    private async Task<BrandInfo> Brand(DemoBrand wanted) =>
        (await Brands.All()).FirstOrDefault(brand => brand.Slug == wanted.Slug)
        ?? (await Brands.Make(new()
        {
            Name = wanted.Name,
            Slug = wanted.Slug,
            Language = wanted.Language,
            SupportEmail = wanted.SupportEmail,
            SenderName = wanted.SenderName,
            Signature = wanted.Signature,
        })).Must();

    // Without servers: it takes mail by /inbound alone, and what one writes in the demo waits in the outbox and reaches nobody.
    private async Task<ChannelInfo> Channel(DemoBrand wanted, string brand) =>
        (await Channels.All(brand)).FirstOrDefault()
        ?? (await Channels.Make(brand, "email", wanted.Channel, new() { Address = wanted.SupportEmail })).Must();

    private async Task<GroupInfo> Group(DemoGroup wanted) =>
        (await Groups.Groups(new() { Text = wanted.Name })).Must().Items.FirstOrDefault(group => group.Name == wanted.Name)
        ?? (await grains.GetGrain<IGroupGrain>(GroupId.New(Account).ToString()).Make(wanted.Name, [])).Must();

    private async Task<MemberInfo> Member(DemoMember wanted, DemoCast cast)
    {
        var known = (await Members.Members(new() { Text = wanted.Email })).Must().Items.FirstOrDefault(member => member.Email == wanted.Email)
            ?? await Invited(wanted, cast);

        if (known.State is MemberState.Invited)
        {
            var invitation = (await Invitations.Renew(Founder, known.Id, NoMail)).Must();
            known = (await Invitations.Accept(invitation.Token, wanted.Name)).Must();
        }

        return known.Language == wanted.Language
            ? known
            : (await Agent(known.Id).Change(Founder, new() { Language = wanted.Language })).Must();
    }

    private IAgentGrain Agent(string member) => grains.GetGrain<IAgentGrain>(new MemberId(Account, member).ToString());

    private async Task<MemberInfo> Invited(DemoMember wanted, DemoCast cast)
    {
        var wish = new InvitationWish
        {
            Email = wanted.Email,
            Name = wanted.Name,
            Role = wanted.Role,
            Brands = wanted.Brands?.Select(key => cast.Brands[key]).ToImmutableArray(),
            Groups = [.. wanted.Groups.Select(key => cast.Groups[key])],
        };
        return (await Invitations.Invite(Founder, wish, NoMail)).Must().Member;
    }
}

/// <summary>Who and what the keys of a script became.</summary>
internal sealed class DemoCast
{
    public Dictionary<string, string> Brands { get; } = [];

    /// <summary>By the key of their brand.</summary>
    public Dictionary<string, string> Channels { get; } = [];

    public Dictionary<string, string> Groups { get; } = [];

    public Dictionary<string, Actor> Members { get; } = [];

    /// <summary>What members sign in with.</summary>
    public Dictionary<string, string> Addresses { get; } = [];
}

internal static class DemoOutcome
{
    /// <summary>The value; what a script wants is never rightly refused.</summary>
    public static T Must<T>(this Outcome<T> outcome) =>
        outcome.Succeeded(out var value, out var refusal) ? value : throw new InvalidOperationException($"The demo was refused: {refusal.Reason} ({refusal.Field})");
}
