using Oqupie.Contracts;
using Oqupie.Contracts.Knowledge;
using Oqupie.Contracts.Members;

namespace Oqupie.WebHost.Knowledge.Markdown;

/// <summary>The categories and folders that the folders of a zip stand for: those that are there, by id or by name, and those that are made.</summary>
internal sealed class ImportSections(
    ImportSource source,
    KnowledgeTree tree,
    List<ImportedFile> report,
    Func<Func<IKnowledgeGrain, Task<Outcome<SectionInfo>>>, Task<Outcome<SectionInfo>>> ask,
    Actor actor)
{
    private const int Deepest = 3;

    private static readonly string[] SpeakingFor = [ArticleMarkdown.SectionFile, "_index.md"];

    private readonly Dictionary<string, SectionInfo?> _found = [];
    private readonly HashSet<string> _taken = [];
    private readonly List<SectionInfo> _all = [.. tree.Categories, .. tree.Folders];

    public static bool SpeaksForItsFolder(string file) => SpeakingFor.Contains(EntryPaths.NameOf(file), StringComparer.OrdinalIgnoreCase);

    /// <summary>The file that speaks for the folder; null where none does.</summary>
    public static string? FileOf(ImportSource source, string folder) => SpeakingFor.Select(name => EntryPaths.Under(folder, name)).FirstOrDefault(source.Has);

    /// <summary>In what everything shall lie; null where the first folders are categories.</summary>
    public void Begin(SectionInfo? into) => _found[""] = into;

    /// <summary>The section of a folder of the zip; why there is none, as a file's answer.</summary>
    public async Task<(SectionInfo? Section, Func<string, ImportedFile>? Skip)> Of(string folder, CancellationToken cancellationToken)
    {
        if (_found.TryGetValue(folder, out var known))
        {
            return (known, known is not null ? null : folder.Length is 0 ? ImportSkips.NowhereToLie : NotMade);
        }

        if (folder.Count(c => c is '/') >= Deepest)
        {
            return (null, ImportSkips.TooDeep);
        }

        SectionInfo? over = null;

        if (EntryPaths.FolderOf(folder) is { Length: > 0 } above)
        {
            (over, var skip) = await Of(above, cancellationToken);

            if (skip is not null)
            {
                return (null, skip);
            }
        }
        else
        {
            over = _found[""];
        }

        if (DepthOf(over) >= Deepest)
        {
            return (null, ImportSkips.TooDeep);
        }

        var section = await FindOrMake(folder, over, cancellationToken);
        _found[folder] = section;
        return (section, section is null ? NotMade : null);
    }

    private static ImportedFile NotMade(string file) => ImportSkips.Skipped(file, "no-place", "Its category or folder could not be made.");

    private async Task<SectionInfo?> FindOrMake(string folder, SectionInfo? over, CancellationToken cancellationToken)
    {
        var file = FileOf(source, folder);
        var (text, unread) = file is null ? ("", null) : source.Read(file);
        var wish = new SectionWish();
        Refusal? unclear = null;

        if (unread is not null || !ImportedText.SectionOf(text!).Succeeded(out wish, out unclear))
        {
            report.Add(unread ?? new ImportedFile(file!, ImportOutcome.Skipped).Refused(unclear!));
            (text, wish) = ("", new());
        }

        var name = wish.Name ?? EntryPaths.NameOf(folder);
        var kind = over is null ? SectionKind.Category : SectionKind.Folder;
        var before = ById(ImportedText.IdIn(text!), kind)
            ?? _all.Find(section => section.Kind == kind && IsIn(section, over) && section.Name == name && !_taken.Contains(section.Id));
        var outcome = before is null
            ? await ask(grain => grain.MakeSection(actor, kind, Placed(wish with { Name = name }, over), cancellationToken))
            : IsSaid(before, wish) ? before
            : await ask(grain => grain.ChangeSection(actor, kind, before.Id, wish with { Position = null }, cancellationToken));

        if (!outcome.Succeeded(out var section, out var refusal))
        {
            report.Add(new ImportedFile($"{folder}/", ImportOutcome.Skipped, Title: name).Refused(refusal));
            return null;
        }

        if (before is null || before != section)
        {
            report.Add(new($"{folder}/", before is null ? ImportOutcome.Made : ImportOutcome.Changed, Title: section.Name));
        }

        _taken.Add(section.Id);
        _all.RemoveAll(other => other.Id == section.Id);
        _all.Add(section);
        return section;
    }

    private SectionInfo? ById(string? id, SectionKind kind) =>
        id is null ? null : _all.Find(section => section.Id == id && section.Kind == kind && !_taken.Contains(id));

    private static bool IsIn(SectionInfo section, SectionInfo? over) => over switch
    {
        null => true,
        { Kind: SectionKind.Category } => section.Folder is null && section.Category == over.Id,
        _ => section.Folder == over.Id,
    };

    private static bool IsSaid(SectionInfo section, SectionWish wish) =>
        (wish.Name ?? section.Name) == section.Name && (wish.Description ?? section.Description) == section.Description
        && (wish.State ?? section.State) == section.State;

    private static SectionWish Placed(SectionWish wish, SectionInfo? over) => over switch
    {
        null => wish,
        { Kind: SectionKind.Category } => wish with { Category = over.Id },
        _ => wish with { Folder = over.Id },
    };

    private static int DepthOf(SectionInfo? section) => section switch
    {
        null => 0,
        { Kind: SectionKind.Category } => 1,
        { Folder: null } => 2,
        _ => 3,
    };
}
