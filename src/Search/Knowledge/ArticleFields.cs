using System.Globalization;
using Lucene.Net.Documents;

namespace Oqupie.Search.Knowledge;

/// <summary>What an article is in the index.</summary>
internal static class ArticleFields
{
    /// <summary>
    /// Of the analysis below and of these fields. An index of another version answers until it is rebuilt: raise it with every change that makes the terms of
    /// old articles differ from those of new questions.
    /// </summary>
    public const string Version = "1";

    public const string Id = "id";

    /// <summary>Stems and grams of title, tags and body, with their places: first the title's, then the tags', then the body's.</summary>
    public const string Terms = "terms";

    /// <summary>Words as they were written.</summary>
    public const string Wholes = "wholes";

    /// <summary>Single Chinese characters.</summary>
    public const string Singles = "singles";

    /// <summary>Letters that begin a word of the title and go on to its end, for suggestions.</summary>
    public const string Beginnings = "beginnings";

    /// <summary>Lengths of title, tags and body in terms, packed into one number.</summary>
    public const string Lengths = "lengths";

    public const string UpdatedAt = "updatedAt";
    public const string Visibility = "visibility";
    public const string Author = "author";
    public const string ArticleVersion = "version";
    public const string Title = "title";
    public const string Body = "body";
    public const string Path = "path";
    public const string Language = "language";

    private const int MostOfTitle = 0xFFF;
    private const int MostOfTags = 0xFFF;

    public static string Text(Document document, string field) => document.Get(field, CultureInfo.InvariantCulture);

    public static long Pack(int title, int tags, int body) =>
        (uint)Math.Min(title, MostOfTitle) | ((long)(uint)Math.Min(tags, MostOfTags) << 12) | ((long)(uint)body << 24);

    public static (int Title, int Tags, int Body) Unpack(long lengths) =>
        ((int)(lengths & MostOfTitle), (int)((lengths >> 12) & MostOfTags), (int)(lengths >> 24));
}
