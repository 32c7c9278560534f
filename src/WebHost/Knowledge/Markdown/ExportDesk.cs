using System.IO.Compression;
using System.Text;
using Oqupie.Contracts;
using Oqupie.Contracts.Brands;
using Oqupie.Contracts.Knowledge;
using Oqupie.Contracts.Members;

namespace Oqupie.WebHost.Knowledge.Markdown;

/// <summary>Writes a knowledge base as a zip of Markdown files while it is read, so that its size is nobody's burden.</summary>
internal sealed class ExportDesk(KnowledgeDesk desk, IGrainFactory grains)
{
    // Zips tell nothing older, and local time, which UTC is.
    private static readonly DateTimeOffset Earliest = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public async Task<Outcome<Export>> Begin(Actor actor, string brand, CancellationToken cancellationToken)
    {
        if (!(await desk.Tree(actor, brand, grain => grain.Tree(actor, cancellationToken))).Succeeded(out var tree, out var refusal))
        {
            return refusal;
        }

        var info = await grains.GetGrain<IBrandsGrain>(actor.Account.Value).Read(brand);
        return info.Succeeded(out var found, out refusal)
            ? new Export($"{found.Slug}-knowledge-base.zip", to => Write(to, actor, brand, tree, cancellationToken))
            : refusal;
    }

    private async Task Write(Stream to, Actor actor, string brand, KnowledgeTree tree, CancellationToken cancellationToken)
    {
        var layout = ExportLayout.Of(tree);
        var written = new HashSet<string>(StringComparer.Ordinal);
        await using var zip = await ZipArchive.CreateAsync(to, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8, cancellationToken);

        foreach (var (path, section) in layout.Sections)
        {
            await Add(zip, EntryPaths.Under(path, ArticleMarkdown.SectionFile), Encoding.UTF8.GetBytes(ArticleMarkdown.Of(section)), Earliest, cancellationToken);
        }

        foreach (var head in tree.Articles.Where(head => layout.Articles.ContainsKey(head.Id)))
        {
            // One that was deleted meanwhile is not there any more.
            if ((await desk.Articles(actor, brand, articles => articles.Article(actor, head.Id, cancellationToken))).Succeeded(out var article, out _))
            {
                var pictures = new List<(string Path, byte[] Bytes)>();
                var file = layout.Articles[head.Id];
                var text = ArticleMarkdown.Of(article, ExportLayout.Addresses(file, layout.Articles, (path, bytes) => pictures.Add((path, bytes))));
                await Add(zip, file, Encoding.UTF8.GetBytes(text), article.Head.UpdatedAt, cancellationToken);

                foreach (var picture in pictures.Where(picture => written.Add(picture.Path)))
                {
                    await Add(zip, picture.Path, picture.Bytes, Earliest, cancellationToken);
                }
            }
        }
    }

    private static async Task Add(ZipArchive zip, string path, ReadOnlyMemory<byte> bytes, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var entry = zip.CreateEntry(path, CompressionLevel.Fastest);
        entry.LastWriteTime = at < Earliest ? Earliest : at;
        await using var stream = await entry.OpenAsync(cancellationToken);
        await stream.WriteAsync(bytes, cancellationToken);
    }
}

/// <param name="FileName">What it is saved as.</param>
/// <param name="Write">Into the answer.</param>
internal sealed record Export(string FileName, Func<Stream, Task> Write);
