using System.Text.Json;
using Oqupie.Contracts.Notifications;

namespace Oqupie.Storage.Notifications;

/// <summary>What a setting's row holds. Read again years later: fields are only added, and one that is not there is as it is for everybody.</summary>
/// <remarks>Not by generated code, which would make of a field that is not there the zero of its type.</remarks>
internal static class NotificationJson
{
    public static NotificationSettings Read(string stored) => JsonSerializer.Deserialize<NotificationSettings>(stored, JsonSerializerOptions.Web)!;

    public static string Write(NotificationSettings settings) => JsonSerializer.Serialize(settings, JsonSerializerOptions.Web);
}
