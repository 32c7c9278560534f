using System.Collections.Immutable;
using Oqupie.Contracts;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Brands;
using Oqupie.Contracts.Channels;
using Oqupie.Contracts.Members;
using Oqupie.Silo.Demo.Mail;

namespace Oqupie.Silo.Demo;

/// <summary>Makes the company of a script as far as it is not there yet: brands, channels, groups, members.</summary>
internal sealed class DemoCompany(IGrainFactory grains, DemoPost? post = null)
{
    /// <summary>An invitation without an address of the console is mailed to nobody.</summary>
    private const string NoMail = "";

    public async Task<DemoCast> Furnish(DemoScript script, AccountId account, string ownerEmail)
    {
        var cast = new DemoCast(account);
        var members = Grain<IMemberDirectoryGrain>(cast);

        foreach (var brand in script.Brands)
        {
            cast.Brands[brand.Key] = (await Brand(brand, cast)).Id;
            cast.Channels[brand.Key] = (await Channel(brand, cast)).Id;
        }

        foreach (var group in script.Groups)
        {
            cast.Groups[group.Key] = (await Group(group, cast)).Id;
        }

        foreach (var member in script.Members)
        {
            var made = member.Role is Role.Owner
                ? (await members.MakeOwner(ownerEmail, member.Name, member.Language)).Must()
                : await Member(member, cast);
            cast.Members[member.Key] = (await Agent(made.Id, cast).Rights()).Must();
            cast.Addresses[member.Key] = made.Email;
        }

        return cast;
    }

    private async Task<BrandInfo> Brand(DemoBrand wanted, DemoCast cast)
    {
        if (await grains.GetGrain<ISlugGrain>(wanted.Slug).Owner() is { } owner && owner.Account == cast.Account
            && (await grains.GetGrain<IBrandGrain>(owner.ToString()).Read()).Succeeded(out var known, out _))
        {
            return known;
        }

        return (await grains.GetGrain<IBrandGrain>(BrandId.New(cast.Account).ToString()).Make(new()
        {
            Name = wanted.Name,
            Slug = wanted.Slug,
            Language = wanted.Language,
            SupportEmail = wanted.SupportEmail,
            SenderName = wanted.SenderName,
            Signature = wanted.Signature,
        })).Must();
    }

    // It takes mail by /inbound alone, and what one writes in the demo reaches nobody but the demo's own post.
    private async Task<ChannelInfo> Channel(DemoBrand wanted, DemoCast cast)
    {
        var channels = Grain<IChannelsGrain>(cast);
        var brand = cast.Brands[wanted.Key];
        return (await channels.All(brand)).FirstOrDefault()
            ?? (await channels.Make(brand, "email", wanted.Channel, new EmailSettings { Address = wanted.SupportEmail, Smtp = post?.Server })).Must();
    }

    private async Task<GroupInfo> Group(DemoGroup wanted, DemoCast cast) =>
        (await Grain<IGroupDirectoryGrain>(cast).Groups(new() { Text = wanted.Name })).Must().Items.FirstOrDefault(group => group.Name == wanted.Name)
        ?? (await grains.GetGrain<IGroupGrain>(GroupId.New(cast.Account).ToString()).Make(Actor.System(cast.Account), wanted.Name, [])).Must();

    private async Task<MemberInfo> Member(DemoMember wanted, DemoCast cast)
    {
        var (members, invitations) = (Grain<IMemberDirectoryGrain>(cast), Grain<IInvitationsGrain>(cast));
        var known = (await members.Members(new() { Text = wanted.Email })).Must().Items.FirstOrDefault(member => member.Email == wanted.Email)
            ?? await Invited(wanted, cast);

        if (known.State is MemberState.Invited)
        {
            var invitation = (await invitations.Renew(Founder(cast), known.Id, NoMail)).Must();
            known = (await invitations.Accept(invitation.Token, wanted.Name)).Must();
        }

        return known.Language == wanted.Language
            ? known
            : (await Agent(known.Id, cast).Change(Founder(cast), new() { Language = wanted.Language })).Must();
    }

    private IAgentGrain Agent(string member, DemoCast cast) => grains.GetGrain<IAgentGrain>(new MemberId(cast.Account, member).ToString());

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
        return (await Grain<IInvitationsGrain>(cast).Invite(Founder(cast), wish, NoMail)).Must().Member;
    }

    // Who makes a company of which nobody is a member yet.
    private static Actor Founder(DemoCast cast) => Actor.System(cast.Account) with { Permissions = PermissionTable.Of(Role.Owner) };

    private T Grain<T>(DemoCast cast)
        where T : IGrainWithStringKey => grains.GetGrain<T>(cast.Account.Value);
}

/// <summary>Who and what the keys of a script became.</summary>
internal sealed class DemoCast(AccountId account)
{
    public AccountId Account => account;

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
        outcome.Succeeded(out var value, out var refusal)
            ? value
            : throw new InvalidOperationException($"The demo was refused: {refusal.Reason} ({refusal.Field})");
}
