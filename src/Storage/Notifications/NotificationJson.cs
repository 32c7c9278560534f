using System.Text.Json;
using System.Text.Json.Serialization;
using Oqupie.Contracts.Notifications;

namespace Oqupie.Storage.Notifications;

/// <summary>What a setting's row holds. Read again years later: fields are only added.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(NotificationSettings))]
internal sealed partial class NotificationJson : JsonSerializerContext;
