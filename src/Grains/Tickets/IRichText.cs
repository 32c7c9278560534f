namespace Oqupie.Grains.Tickets;

/// <summary>Makes HTML harmless, and text of it.</summary>
public interface IRichText
{
    /// <summary>Keeps the allowed tags and attributes only: no script, style sheet, form, frame or remote fetch survives; <c>cid:</c> images do.</summary>
    string Sanitise(string html);

    /// <summary>What a person would read, as plain text.</summary>
    string ToText(string html);
}
