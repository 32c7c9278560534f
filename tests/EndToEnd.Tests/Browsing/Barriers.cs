using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Oqupie.EndToEnd.Tests.Browsing;

/// <summary>
/// What a machine can find of that people cannot read, reach or hear. Each page is looked at wholly by day, and by night for what differs there: its
/// colours. Pictures of both are for people to look at.
/// </summary>
internal sealed class Barriers(params string[] impacts)
{
    /// <summary>Only what is wrong is told: all that is right about a page takes longer to tell than to find. A mail's frame lets no script in.</summary>
    private static readonly AxeRunOptions Wholly = new() { Iframes = false, ResultTypes = [ResultType.Violations] };

    private static readonly AxeRunOptions Colours = new()
    {
        Iframes = false,
        ResultTypes = [ResultType.Violations],
        RunOnly = new() { Type = "rule", Values = ["color-contrast"] },
    };

    private readonly List<string> _found = [];

    public static Barriers Serious() => new("serious", "critical");

    public static Barriers MoreThanMinor() => new("moderate", "serious", "critical");

    /// <param name="window">Shows what is to be looked at.</param>
    /// <param name="name">Of it, among the pictures too.</param>
    public async Task Look(ConsoleWindow window, string name)
    {
        await window.Picture($"{name}-light");
        Add(name, await window.Page.RunAxe(Wholly));
        await window.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await window.Picture($"{name}-dark");
        Add($"{name} by night", await window.Page.RunAxe(Colours));
        await window.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
    }

    public void AreNone() => Assert.True(_found.Count is 0, string.Join('\n', _found));

    private void Add(string name, AxeResult seen) =>
        _found.AddRange(seen.Violations.Where(violation => impacts.Contains(violation.Impact)).Select(violation =>
            $"{name}: {violation.Id} ({violation.Help}): {string.Join(" | ", violation.Nodes.Take(3).Select(node => node.Html))}"));
}
