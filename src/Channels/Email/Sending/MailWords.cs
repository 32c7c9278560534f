using System.Collections.Immutable;
using Oqupie.Grains.Tickets;

namespace Oqupie.Channels.Email.Sending;

/// <summary>What a mail of ours says, whatever it looks like.</summary>
/// <param name="Html">As the writer made it, harmless; null for plain text.</param>
/// <param name="Text">The same as text.</param>
/// <param name="Agent">Who wrote it; empty where that is nobody.</param>
/// <param name="Ticket">Its number.</param>
/// <param name="History">What it quotes, newest first.</param>
internal sealed record MailWords(string? Html, string Text, string Agent, long Ticket, ImmutableArray<QuotedMessage> History);
