namespace Oqupie.Grains.Drafts.Yjs;

/// <summary>
/// A frame is not what Yjs writes, or would cost more than a draft is worth. Never leaves this room: a draft that met it is one that cannot be read.
/// </summary>
internal sealed class UnreadableFrame(string message) : Exception(message);
