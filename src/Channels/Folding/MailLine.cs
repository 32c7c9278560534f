namespace Oqupie.Channels.Folding;

/// <summary>A line of a mail, as it is judged: of plain text, or of what HTML shows.</summary>
/// <param name="Text">Without the white space around it, and no more of it than judging needs.</param>
/// <param name="Quoted">Marked by its writer's program as somebody else's words.</param>
/// <param name="Hint">What the program itself says of it; plain text says nothing.</param>
internal readonly record struct MailLine(string Text, bool Quoted, LineHint Hint = LineHint.None)
{
    /// <summary>Longer lines are judged by their beginning.</summary>
    public const int MaxText = 500;

    /// <summary>Which field of a mail it gives, if it looks like one: "보낸사람: 김" is From. Read once, asked for many times.</summary>
    public MailFields Field { get; } = MailFieldNames.OfLine(Text);

    public bool IsBlank => Text.Length is 0 && !Quoted;
}

internal enum LineHint : byte
{
    None,

    /// <summary>Says who wrote what is quoted below.</summary>
    Attribution,

    /// <summary>Where the earlier mail begins that goes on to the end.</summary>
    EarlierMail,

    /// <summary>Marked as quoted by the program that quoted it, and not only set apart.</summary>
    Quote,
    Signature,
}

/// <summary>What a line is to a reader.</summary>
internal enum LineRole : byte
{
    Written,
    Quote,
    Signature,
}
