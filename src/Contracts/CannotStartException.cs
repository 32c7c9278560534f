namespace Oqupie.Contracts;

/// <summary>Why a process of ours does not start, in a sentence for who started it: no bug, and nothing that goes by itself. It never travels.</summary>
/// <param name="sentence">Names the setting, folder or database, and what can be done.</param>
/// <param name="inner">What it was found by.</param>
public sealed class CannotStartException(string sentence, Exception? inner = null) : Exception(sentence, inner)
{
    /// <summary>A setting is wrong, so starting again changes nothing until somebody has mended it.</summary>
    public bool IsSetting { get; init; }
}
