namespace Oqupie.WebHost.Tests.Access;

/// <summary>Who is let in by an endpoint.</summary>
[Flags]
public enum Who
{
    None = 0,
    Owner = 1,
    Admin = 2,
    ProAgent = 4,
    Agent = 8,

    /// <summary>The owner of another account, who is a member like any other, of theirs.</summary>
    Stranger = 16,
    KeyForEverything = 32,
    KeyForReadingTickets = 64,
    Nobody = 128,

    /// <summary>A program that sets channels up, with the scope "channels:write".</summary>
    KeyForChannels = 256,

    /// <summary>A mail server that hands in what it takes, with the scope "channels:inbound".</summary>
    KeyForInbound = 512,
    KeyForMembers = 1024,

    Managers = Owner | Admin | Stranger,
    Members = Managers | ProAgent | Agent,
    Anybody = Members | KeyForEverything | KeyForReadingTickets | KeyForChannels | KeyForInbound | KeyForMembers | Nobody,
}
