using System.IO.Compression;
using System.Text;
using Oqupie.Contracts;
using Oqupie.Contracts.Knowledge;
using Oqupie.Contracts.Members;
using Oqupie.Files;
using Oqupie.WebHost.Brands;
using Oqupie.WebHost.Files;

namespace Oqupie.WebHost.Knowledge.Markdown;

/// <summary>Writes a knowledge base as a zip of Markdown files while it is read, so that its size is nobody's burden.</summary>
internal sealed class ExportDesk(KnowledgeDesk desk, IGrainFactory grains, IBlobStore blobs)
{
    // Zips tell of nothing older.
    private static readonly DateTimeOffset Earliest = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public async Task<Outcome<Export>> Begin(Actor actor, string brand, CancellationToken cancellationToken)
    {
        if (!(await desk.Tree(actor, brand, grain => grain.Tree(actor, cancellationToken))).Succeeded(out var tree, out var refusal))
        {
            return refusal;
        }

        var info = await grains.ReadBrand(actor.Account, brand);
        return info.Succeeded(out var found, out refusal)
            ? new Export($"{found.Slug}-knowledge-base.zip", to => Write(to, actor, brand, tree, cancellationToken))
            : refusal;
    }

    private async Task Write(Stream to, Actor actor, string brand, KnowledgeTree tree, CancellationToken cancellationToken)
    {
        var layout = ExportLayout.Of(tree);
        var pictures = new PictureShelf(blobs, actor.Account);
        var written = new HashSet<string>(StringComparer.Ordinal);
        await using var gathered = new GatheredStream();

        using (var zip = new ZipArchive(gathered, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8))
        {
            foreach (var (path, section) in layout.Sections)
            {
                Add(zip, EntryPaths.Under(path, ArticleMarkdown.SectionFile), Encoding.UTF8.GetBytes(ArticleMarkdown.Of(section)), Earliest);
            }

            foreach (var head in tree.Articles.Where(head => layout.Articles.ContainsKey(head.Id)))
            {
                // One that was deleted meanwhile is not there any more.
                if ((await desk.Articles(actor, brand, articles => articles.Article(actor, head.Id, cancellationToken))).Succeeded(out var article, out _))
                {
                    await pictures.Look(article.Body, cancellationToken);

                    foreach (var picture in Add(zip, article, layout, pictures).Where(picture => written.Add(picture.Path)))
                    {
                        Add(zip, picture.Path, await pictures.Read(picture, cancellationToken), Earliest);
                    }

                    await gathered.SendTo(to, cancellationToken);
                }
            }
        }

        await gathered.SendTo(to, cancellationToken);
    }

    private static List<PictureFile> Add(ZipArchive zip, ArticleInfo article, ExportLayout layout, PictureShelf pictures)
    {
        var met = new List<PictureFile>();
        var file = layout.Articles[article.Head.Id];
        var text = ArticleMarkdown.Of(article, ExportLayout.Addresses(file, layout.Articles, pictures, met.Add));
        Add(zip, file, Encoding.UTF8.GetBytes(text), article.Head.UpdatedAt);
        return met;
    }

    private static void Add(ZipArchive zip, string path, ReadOnlySpan<byte> bytes, DateTimeOffset at)
    {
        var entry = zip.CreateEntry(path, CompressionLevel.Fastest);
        entry.LastWriteTime = at < Earliest ? Earliest : at;
        using var stream = entry.Open();
        stream.Write(bytes);
    }
}

/// <param name="FileName">What it is saved as.</param>
/// <param name="Write">Into the answer.</param>
internal sealed record Export(string FileName, Func<Stream, Task> Write);
