namespace Oqupie.Channels.Line;

/// <summary>What stands in a message for what is no text, in the brand's language. Pure.</summary>
internal sealed record LineWords
{
    private static readonly LineWords Korean = new()
    {
        Sticker = "스티커",
        Location = "위치",
        Button = "버튼",
        Picture = "사진",
        Video = "동영상",
        Voice = "음성",
        File = "파일",
        Gone = "LINE에 더 이상 없어서 가져오지 못했습니다.",
        TooLarge = "25MB보다 커서 가져오지 않았습니다. LINE 앱에서 확인해 주세요.",
        NotGiven = "LINE이 내주지 않아 가져오지 못했습니다.",
        Unknown = "여기서는 보여 드릴 수 없는 메시지입니다.",
    };

    private static readonly LineWords English = new()
    {
        Sticker = "Sticker",
        Location = "Location",
        Button = "Button",
        Picture = "Picture",
        Video = "Video",
        Voice = "Voice message",
        File = "File",
        Gone = "LINE no longer has it, so it could not be fetched.",
        TooLarge = "It is larger than 25 MB and was not fetched. Look for it in LINE.",
        NotGiven = "LINE did not give it, so it could not be fetched.",
        Unknown = "A message of a kind that cannot be shown here.",
    };

    public required string Sticker { get; init; }

    public required string Location { get; init; }

    public required string Button { get; init; }

    public required string Picture { get; init; }

    public required string Video { get; init; }

    public required string Voice { get; init; }

    public required string File { get; init; }

    public required string Gone { get; init; }

    public required string TooLarge { get; init; }

    public required string NotGiven { get; init; }

    public required string Unknown { get; init; }

    public static LineWords In(string language) => language is "ko" ? Korean : English;

    /// <summary>What it is, and behind it what there is to say of it, if anything.</summary>
    public static string Said(string what, string more) => more.Length is 0 ? $"[{what}]" : $"[{what}] {more}";
}
