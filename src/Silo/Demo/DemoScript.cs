using System.Collections.Immutable;
using System.Net.Mail;
using System.Text.Json;
using System.Text.Json.Serialization;
using Oqupie.Contracts.Members;
using Oqupie.Contracts.Tickets;

namespace Oqupie.Silo.Demo;

/// <summary>What demo.json tells: a company, its people and what customers asked. Things call each other by their keys, which are the file's own.</summary>
internal sealed record DemoScript
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow };

    public required string Account { get; init; }

    public required ImmutableArray<DemoGroup> Groups { get; init; }

    public required ImmutableArray<DemoBrand> Brands { get; init; }

    public required ImmutableArray<DemoMember> Members { get; init; }

    public required ImmutableDictionary<string, DemoPicture> Pictures { get; init; }

    public required ImmutableArray<DemoTicket> Tickets { get; init; }

    public DemoMember Owner => Members.Single(member => member.Role is Role.Owner);

    public static DemoScript Read()
    {
        using var json = typeof(DemoScript).Assembly.GetManifestResourceStream("demo.json")!;
        return JsonSerializer.Deserialize<DemoScript>(json, Options)!;
    }
}

internal sealed record DemoGroup(string Key, string Name);

internal sealed record DemoBrand(
    string Key, string Name, string Slug, string Language, string SupportEmail, string SenderName, string Signature, string Channel);

internal sealed record DemoMember(
    string Key, string Name, string Email, Role Role, string Language, ImmutableArray<string> Groups, ImmutableArray<string>? Brands = null);

internal sealed record DemoTicket
{
    public required string Key { get; init; }

    public required string Brand { get; init; }

    /// <summary>How long before the demo was filled the customer wrote.</summary>
    public required TimeSpan Ago { get; init; }

    /// <summary>"Ada Byron &lt;ada@player.example&gt;".</summary>
    public required string From { get; init; }

    public required string Subject { get; init; }

    public required string Text { get; init; }

    /// <summary>Shows a picture of <see cref="Files"/> by <c>cid:</c> and its key.</summary>
    public string? Html { get; init; }

    /// <summary>Pictures, by their keys.</summary>
    public ImmutableArray<string> Files { get; init; } = [];

    public ImmutableArray<DemoStep> Then { get; init; } = [];

    public MailAddress Sender => new(From);
}

/// <summary>What happened next: the customer's <see cref="Message"/>, or all that one member did at once.</summary>
internal sealed record DemoStep
{
    /// <summary>How long after the step before.</summary>
    public required TimeSpan After { get; init; }

    public string? Message { get; init; }

    /// <summary>The member, where it is not the customer.</summary>
    public string? By { get; init; }

    /// <summary>"member/group"; either may be empty.</summary>
    public string? Assign { get; init; }

    public Importance? Importance { get; init; }

    public ImmutableArray<string>? Tags { get; init; }

    public string? Memo { get; init; }

    public string? Reply { get; init; }

    /// <summary>With a reply: set by its click.</summary>
    public TicketStatus? Status { get; init; }

    /// <summary>What the mail server said to the reply, where it refused it.</summary>
    public string? Fails { get; init; }
}
