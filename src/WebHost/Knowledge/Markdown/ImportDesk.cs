using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;
using Oqupie.Contracts;
using Oqupie.Contracts.Knowledge;
using Oqupie.Contracts.Members;
using Oqupie.Files;
using Oqupie.WebHost.Brands;

namespace Oqupie.WebHost.Knowledge.Markdown;

/// <summary>Takes in Markdown: a zip of it, or one file.</summary>
internal sealed class ImportDesk(KnowledgeDesk desk, IGrainFactory grains, IBlobStore blobs, IOptions<ImportOptions> options)
{
    private const int InMemory = 1 << 20;

    public async Task<Outcome<Page<ImportedFile>>> Do(
        Actor actor,
        string brand,
        ImportQuery query,
        Stream body,
        Func<ImportProgress, CancellationToken, Task> tell,
        CancellationToken cancellationToken)
    {
        if (!(await desk.Tree(actor, brand, grain => grain.Tree(actor, cancellationToken))).Succeeded(out var tree, out var refusal)
            || !(await grains.ReadBrand(actor.Account, brand)).Succeeded(out var info, out refusal)
            || !Into(query, tree).Succeeded(out var into, out refusal)
            || !ImportedText.StateOf(query.State ?? "draft").Succeeded(out var state, out refusal))
        {
            return refusal;
        }

        await using var upload = new FileBufferingReadStream(body, InMemory);
        await upload.DrainAsync(cancellationToken);
        upload.Position = 0;

        if (!ImportSource.Open(upload, NameOf(query.Name), info.Language, options.Value).Succeeded(out var source, out refusal))
        {
            return refusal;
        }

        using (source)
        {
            var target = new ImportTarget(
                actor, info.Slug, state.Said!.Value, ask => desk.Tree(actor, brand, ask), ask => desk.Articles(actor, brand, ask));
            return new Page<ImportedFile>(await new ImportRun(source, target, tree, new(blobs, actor.Account), tell).Do(into.Section, cancellationToken));
        }
    }

    private static string NameOf(string? name) => EntryPaths.NameOf(EntryPaths.Clean(name ?? "") ?? "") is { Length: > 0 } clean ? clean : "untitled.md";

    private static Outcome<Place> Into(ImportQuery query, KnowledgeTree tree) => query switch
    {
        { Category: null, Folder: null } => new Place(null),
        { Category: { } category, Folder: null } => tree.Categories.FirstOrDefault(section => section.Id == category) is { } found
            ? new Place(found)
            : Refusal.Invalid("There is no such category.", "category", "no_such_category"),
        { Folder: { } folder } => tree.Folders.FirstOrDefault(section => section.Id == folder) is { } found
            ? new Place(found)
            : Refusal.Invalid("There is no such folder.", "folder", "no_such_folder"),
    };

    private sealed record Place(SectionInfo? Section);
}
