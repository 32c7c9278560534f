using Oqupie.Contracts;
using Oqupie.Contracts.Knowledge;
using Oqupie.Contracts.Members;

namespace Oqupie.WebHost.Knowledge.Markdown;

/// <summary>
/// One import: sections first, then the articles in the order they shall have, then links to those that were not there yet. A file that is refused stops no
/// other.
/// </summary>
internal sealed class ImportRun(
    ImportSource source, ImportTarget target, KnowledgeTree tree, PictureShelf shelf, Func<ImportProgress, CancellationToken, Task> tell)
{
    private readonly List<ImportedFile> _report = [.. source.PassedOver];
    private readonly List<Planned> _planned = [];
    private readonly Dictionary<string, string> _articleOf = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string?> _pictures = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _fileOf = new(StringComparer.Ordinal);

    public async Task<IReadOnlyList<ImportedFile>> Do(SectionInfo? into, CancellationToken cancellationToken)
    {
        var sections = new ImportSections(source, tree, _report, target.Tree, target.Actor);
        sections.Begin(into);
        source.Unwrap(folder => tree.Categories.Concat(tree.Folders).Any(section => section.Name == folder));
        await Plan(sections, cancellationToken);
        Match();

        await Each(ImportStep.Articles, _planned, Write, cancellationToken);
        await Each(ImportStep.Links, [.. _planned.Where(file => file.HasOpenLinks)], Link, cancellationToken);
        _report.AddRange(_planned.Select(file => file.Result!));
        _report.Sort((one, other) => string.CompareOrdinal(one.File, other.File));
        return _report;
    }

    private async Task Each(ImportStep step, List<Planned> files, Func<Planned, CancellationToken, Task> work, CancellationToken cancellationToken)
    {
        for (var done = 0; done < files.Count; done++)
        {
            await tell(new(step, done, files.Count), cancellationToken);
            await work(files[done], cancellationToken);
        }
    }

    private async Task Plan(ImportSections sections, CancellationToken cancellationToken)
    {
        foreach (var folder in source.Texts.Select(EntryPaths.FolderOf).Distinct(StringComparer.Ordinal).OrderBy(PositionOf)
            .ThenBy(folder => folder, StringComparer.Ordinal).Where(folder => folder.Length > 0))
        {
            await sections.Of(folder, cancellationToken);
        }

        foreach (var file in source.Texts.Where(file => !ImportSections.SpeaksForItsFolder(file)))
        {
            var (section, skip) = await sections.Of(EntryPaths.FolderOf(file), cancellationToken);
            var (text, unread) = section is null ? (null, skip!(file)) : source.Read(file);

            if (text is null)
            {
                _report.Add(unread!);
            }
            else if (ImportedText.Of(file, text).Succeeded(out var said, out var refusal))
            {
                _planned.Add(new(said, section!));
            }
            else
            {
                _report.Add(new ImportedFile(file, ImportOutcome.Skipped).Refused(refusal));
            }
        }

        _planned.Sort((one, other) => (one.Said.Position ?? double.MaxValue).CompareTo(other.Said.Position ?? double.MaxValue) is not 0 and var order
            ? order
            : string.CompareOrdinal(one.Said.File, other.Said.File));
    }

    private (int Depth, double Position) PositionOf(string folder) => (
        folder.Count(c => c is '/'),
        ImportSections.FileOf(source, folder) is { } file && source.Read(file).Text is { } text
            && ImportedText.SectionOf(text).Succeeded(out var wish, out _) ? wish.Position ?? double.MaxValue : double.MaxValue);

    // By its id, or by the title where it lies: so the same files again are the same articles.
    private void Match()
    {
        var byId = tree.Articles.ToDictionary(article => article.Id);
        var byTitle = tree.Articles.ToLookup(article => (article.Place.Folder ?? article.Place.Category, article.Title));

        foreach (var file in _planned)
        {
            if (file.Said.Id is { } id && byId.TryGetValue(id, out var head) && !_fileOf.ContainsKey(id))
            {
                Match(file, head);
            }
        }

        foreach (var file in _planned.Where(file => file.Before is null))
        {
            if (byTitle[(file.Section.Id, file.Said.Title)].FirstOrDefault(article => !_fileOf.ContainsKey(article.Id)) is { } head)
            {
                Match(file, head);
            }
        }
    }

    private void Match(Planned file, ArticleHead head)
    {
        file.Before = head;
        _articleOf[file.Said.File] = head.Id;
        _fileOf[head.Id] = file.Said.File;
    }

    private async Task Write(Planned file, CancellationToken cancellationToken)
    {
        var (text, unread) = source.Read(file.Said.File);

        if (text is null)
        {
            file.Result = unread;
            return;
        }

        var body = FrontMatterReader.BodyOf(text);
        ArticleInfo? before = null;

        if (file.Before is { } head
            && !(await target.Articles(articles => articles.Article(target.Actor, head.Id, cancellationToken))).Succeeded(out before, out var gone))
        {
            file.Result = new ImportedFile(file.Said.File, ImportOutcome.Skipped).Refused(gone);
            return;
        }

        if (before is not null)
        {
            await shelf.Look(before.Body, cancellationToken);
        }

        var isSameText = before is not null
            && body.Trim('\n') == ArticleMarkdown.BodyOf(before, ExportLayout.Addresses(file.Said.File, _fileOf, shelf, _ => { }));
        var html = isSameText ? null : await Html(file, body, cancellationToken);

        if (html is null && !isSameText)
        {
            file.Result = ImportSkips.Unreadable(file.Said.File);
            return;
        }

        var wish = ImportWishes.Of(file.Said, file.Section, before, html, target.State);
        var outcome = before is null
            ? await target.Articles(articles => articles.MakeArticle(target.Actor, wish, cancellationToken))
            : ImportWishes.IsNothing(wish) ? before
            : await target.Articles(articles => articles.ChangeArticle(target.Actor, before.Head.Id, wish, cancellationToken));
        file.Result = Result(file, before, outcome);
    }

    private ImportedFile Result(Planned file, ArticleInfo? before, Outcome<ArticleInfo> outcome)
    {
        if (!outcome.Succeeded(out var article, out var refusal))
        {
            file.HasOpenLinks = false;
            return new ImportedFile(file.Said.File, ImportOutcome.Skipped, before?.Head.Id, file.Said.Title).Refused(refusal);
        }

        _articleOf[file.Said.File] = article.Head.Id;
        _fileOf[article.Head.Id] = file.Said.File;
        var done = before is null ? ImportOutcome.Made
            : before.Head.Version != article.Head.Version || before.Head.Place != article.Head.Place ? ImportOutcome.Changed
            : ImportOutcome.Unchanged;
        var result = new ImportedFile(file.Said.File, done, article.Head.Id, article.Head.Title);
        return file.MissingPictures is 0
            ? result
            : result with
            {
                Code = "pictures-left-out",
                Detail = $"{file.MissingPictures} pictures are missing, broken or over {PictureShelf.Largest >> 20} MB.",
            };
    }

    // Now everything has its address.
    private async Task Link(Planned file, CancellationToken cancellationToken)
    {
        var article = file.Result!.Article!;

        if (source.Read(file.Said.File).Text is { } text && await Html(file, FrontMatterReader.BodyOf(text), cancellationToken) is { } html
            && !(await target.Articles(articles => articles.ChangeArticle(target.Actor, article, new() { Body = html }, cancellationToken)))
                .Succeeded(out _, out var refusal))
        {
            file.Result = file.Result.Refused(refusal);
        }
    }

    /// <summary>Null where it cannot be read.</summary>
    private async Task<string?> Html(Planned file, string body, CancellationToken cancellationToken)
    {
        var wanted = new HashSet<string>(StringComparer.Ordinal);
        var html = Html(file, body, address =>
        {
            wanted.Add(address);
            return address;
        });

        foreach (var path in wanted.Select(address => PathOf(file, address)).OfType<string>().Where(path => !_pictures.ContainsKey(path)))
        {
            _pictures[path] = source.Picture(path) is { } bytes ? await shelf.Keep(bytes, EntryPaths.NameOf(path), cancellationToken) : null;
        }

        return wanted.Count is 0 || html is null ? html : Html(file, body, address => PictureOf(file, address));
    }

    private string? Html(Planned file, string body, Func<string, string?> picture)
    {
        if (!MarkdownReader.TryRead(body, out var document))
        {
            return null;
        }

        if (document.FirstOrDefault() is Markdig.Syntax.HeadingBlock { Level: 1 } first && MarkdownReader.TakeTitle(document) is { } title
            && title != file.Said.Title)
        {
            document.Insert(0, first);
        }

        (file.HasOpenLinks, file.MissingPictures) = (false, 0);
        return MarkdownHtml.Of(document, new(address => LinkOf(file, address), picture));
    }

    private string LinkOf(Planned file, string address)
    {
        if (EntryPaths.Follow(file.Said.File, address) is not { } to || !source.Has(to.Path))
        {
            return address;
        }

        if (_articleOf.TryGetValue(to.Path, out var article))
        {
            return ArticleAddresses.Of(target.Slug, article) + to.Part;
        }

        file.HasOpenLinks = true;
        return address;
    }

    private string? PictureOf(Planned file, string address)
    {
        if (PathOf(file, address) is not { } path)
        {
            return address;
        }

        file.MissingPictures += _pictures[path] is null ? 1 : 0;
        return _pictures[path];
    }

    /// <summary>Where in the zip a picture lies; null for one that lies elsewhere.</summary>
    private string? PathOf(Planned file, string address) =>
        EntryPaths.Follow(file.Said.File, address) is { } at && (!address.StartsWith('/') || source.Has(at.Path)) ? at.Path : null;

    private sealed class Planned(ImportedText said, SectionInfo section)
    {
        public ImportedText Said => said;

        public SectionInfo Section => section;

        public ArticleHead? Before { get; set; }

        public bool HasOpenLinks { get; set; }

        public int MissingPictures { get; set; }

        public ImportedFile? Result { get; set; }
    }
}

/// <summary>Where an import goes, and who makes it.</summary>
/// <param name="Actor">Who.</param>
/// <param name="Slug">The brand's, for links between articles.</param>
/// <param name="State">Of new articles that say nothing of it.</param>
/// <param name="Tree">Asks the tree.</param>
/// <param name="Articles">Asks for articles.</param>
internal sealed record ImportTarget(
    Actor Actor,
    string Slug,
    KnowledgeState State,
    Func<Func<IKnowledgeGrain, Task<Outcome<SectionInfo>>>, Task<Outcome<SectionInfo>>> Tree,
    Func<Func<IKnowledgeArticlesGrain, Task<Outcome<ArticleInfo>>>, Task<Outcome<ArticleInfo>>> Articles);
