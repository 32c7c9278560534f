using System.Text;
using System.Text.Unicode;

namespace Oqupie.WebHost.Knowledge.Markdown;

/// <summary>Names in zips that do not say how they are written: UTF-8 where they can be, else as Windows writes them in the brand's language.</summary>
internal sealed class EntryNameEncoding(string language) : Encoding
{
    private readonly Encoding _other = CodePagesEncodingProvider.Instance.GetEncoding(language switch
    {
        "ko" => 949,
        "ja" => 932,
        "zh-Hans" => 936,
        "zh-Hant" => 950,
        "th" => 874,
        "vi" => 1258,
        _ => 437,
    })!;

    public override int GetByteCount(char[] chars, int index, int count) => UTF8.GetByteCount(chars, index, count);

    public override int GetBytes(char[] chars, int charIndex, int charCount, byte[] bytes, int byteIndex) =>
        UTF8.GetBytes(chars, charIndex, charCount, bytes, byteIndex);

    public override int GetCharCount(byte[] bytes, int index, int count) => Of(bytes.AsSpan(index, count)).GetCharCount(bytes, index, count);

    public override int GetChars(byte[] bytes, int byteIndex, int byteCount, char[] chars, int charIndex) =>
        Of(bytes.AsSpan(byteIndex, byteCount)).GetChars(bytes, byteIndex, byteCount, chars, charIndex);

    public override int GetMaxByteCount(int charCount) => UTF8.GetMaxByteCount(charCount);

    public override int GetMaxCharCount(int byteCount) => UTF8.GetMaxCharCount(byteCount);

    private Encoding Of(ReadOnlySpan<byte> name) => Utf8.IsValid(name) ? UTF8 : _other;
}
