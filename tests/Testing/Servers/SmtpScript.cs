using System.Collections.Immutable;

namespace Oqupie.Testing.Servers;

/// <summary>Where in a session the server may misbehave: as it answers this command, or the connection itself.</summary>
public enum SmtpStage
{
    Connect,
    Hello,
    Auth,
    MailFrom,
    RcptTo,

    /// <summary>NOOP, by which a client asks whether a connection still lives.</summary>
    NoOp,

    /// <summary>The word DATA, before the mail.</summary>
    Data,

    /// <summary>The dot that ends the mail: after it the client cannot know whether the mail was taken unless it is told.</summary>
    Message,
}

/// <summary>What the server does instead of answering as it should.</summary>
public sealed record SmtpReaction
{
    /// <summary>The line to answer; without one the usual answer follows.</summary>
    public string? Reply { get; private init; }

    /// <summary>The connection is closed without a word.</summary>
    public bool Drops { get; private init; }

    /// <summary>The answer waits for this.</summary>
    public Func<CancellationToken, Task> Before { get; private init; } = _ => Task.CompletedTask;

    /// <summary>As <c>451 4.3.0 Try again later</c> or <c>550 5.1.1 Nobody of that name</c>.</summary>
    public static SmtpReaction Answer(string reply) => new() { Reply = reply };

    /// <summary>At RCPT: for this recipient alone.</summary>
    public static SmtpReaction For(string recipient, string reply) => new() { Only = recipient, Reply = reply };

    /// <summary>What the command has to hold; null: any.</summary>
    public string? Only { get; private init; }

    public static SmtpReaction Drop { get; } = new() { Drops = true };

    /// <summary>Answers well, but not before the test opens the gate. A gate that never opens is a server that hangs.</summary>
    public static SmtpReaction Once(Task gate) => new() { Before = gate.WaitAsync };

    /// <summary>Answers well, but slowly.</summary>
    public static SmtpReaction After(TimeSpan pause) => new() { Before = cancel => Task.Delay(pause, TimeProvider.System, cancel) };
}

/// <summary>How one session goes. Nothing said: well.</summary>
public sealed record SmtpScript
{
    private ImmutableDictionary<SmtpStage, SmtpReaction> Reactions { get; init; } = ImmutableDictionary<SmtpStage, SmtpReaction>.Empty;

    public static SmtpScript Obliging { get; } = new();

    private int FirstMail { get; init; } = 1;

    public SmtpScript At(SmtpStage stage, SmtpReaction reaction) => this with { Reactions = Reactions.SetItem(stage, reaction) };

    /// <summary>Until so many mails have begun, all goes well.</summary>
    public SmtpScript From(int mail) => this with { FirstMail = mail };

    internal SmtpReaction? ReactionAt(SmtpStage stage, int mail, string said) =>
        mail >= FirstMail && Reactions.GetValueOrDefault(stage) is { } reaction
            && (reaction.Only is null || said.Contains(reaction.Only, StringComparison.Ordinal))
            ? reaction
            : null;
}
