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

    Managers = Owner | Admin | Stranger,
    Members = Managers | ProAgent | Agent,
    Anybody = Members | KeyForEverything | KeyForReadingTickets | Nobody,
}
