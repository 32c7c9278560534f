namespace Oqupie.Grains.Customers;

/// <summary>Makes what members write about customers harmless. Answered by a room above, which knows rich text.</summary>
public interface IMemoText
{
    /// <returns>Harmless HTML; null where nothing is left to read.</returns>
    string? Harmless(string html);
}
