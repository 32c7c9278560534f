using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Oqupie.Contracts.Members;

/// <summary>How a member wants their console, on all of their devices.</summary>
[GenerateSerializer, Immutable, Alias("oqupie.MemberPreferences")]
public sealed record MemberPreferences
{
    /// <summary>Where they go when a ticket is done with; null where they never said.</summary>
    [Id(0)]
    public AfterCompleting? After { get; init; }

    /// <summary>Addresses of senders whose pictures are always shown, in lower case, the newest last; at most 200.</summary>
    [Id(1)]
    public ImmutableArray<string> PicturesOf { get; init; } = [];
}

/// <summary>What somebody wants their console to be; null leaves a part as it is.</summary>
[GenerateSerializer, Immutable, Alias("oqupie.PreferencesWish")]
public sealed record PreferencesWish
{
    [Id(0)]
    public AfterCompleting? After { get; init; }

    /// <summary>All of them. What is no address is left out, and of more than 200 the first.</summary>
    [Id(1)]
    public ImmutableArray<string>? PicturesOf { get; init; }
}

/// <summary>Numbers are stored for ever.</summary>
[GenerateSerializer, Alias("oqupie.AfterCompleting"), JsonConverter(typeof(CamelCaseEnum<AfterCompleting>))]
public enum AfterCompleting
{
    /// <summary>To the next ticket of the list.</summary>
    Next = 1,
    List = 2,
    Stay = 3,
}

/// <summary>Keeps what one member prefers. The key is a <see cref="MemberId"/>; only they are asked for it.</summary>
[Alias("oqupie.IPreferencesGrain")]
public interface IPreferencesGrain : IGrainWithStringKey
{
    [Alias("Read")]
    Task<MemberPreferences> Read();

    [Alias("Change")]
    Task<MemberPreferences> Change(PreferencesWish wish);

    /// <summary>They have left.</summary>
    [Alias("Forget")]
    Task Forget();
}
