namespace Oqupie.Channels.Facebook;

/// <summary>What stands in a message for what is no text, in the brand's language. Pure.</summary>
internal sealed record FacebookWords
{
    private static readonly FacebookWords Korean = new()
    {
        Picture = "사진",
        Video = "동영상",
        Voice = "음성",
        File = "파일",
        Sticker = "스티커",
        Location = "위치",
        Link = "링크",
        TooLarge = "25MB보다 커서 가져오지 않았습니다:",
        NotGiven = "가져오지 못했습니다:",
        Unknown = "여기서는 보여 드릴 수 없는 메시지입니다.",
        More = count => $"첨부 {count}개는 가져오지 않았습니다.",
    };

    private static readonly FacebookWords English = new()
    {
        Picture = "Picture",
        Video = "Video",
        Voice = "Voice message",
        File = "File",
        Sticker = "Sticker",
        Location = "Location",
        Link = "Link",
        TooLarge = "It is larger than 25 MB and was not fetched:",
        NotGiven = "It could not be fetched:",
        Unknown = "A message of a kind that cannot be shown here.",
        More = count => $"{count} more were not fetched.",
    };

    public required string Picture { get; init; }

    public required string Video { get; init; }

    public required string Voice { get; init; }

    public required string File { get; init; }

    public required string Sticker { get; init; }

    public required string Location { get; init; }

    public required string Link { get; init; }

    /// <summary>Its address follows.</summary>
    public required string TooLarge { get; init; }

    /// <summary>Its address follows.</summary>
    public required string NotGiven { get; init; }

    public required string Unknown { get; init; }

    public required Func<int, string> More { get; init; }

    public static FacebookWords In(string language) => language is "ko" ? Korean : English;
}
