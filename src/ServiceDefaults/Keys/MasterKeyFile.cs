using System.Text;
using Oqupie.Contracts;

namespace Oqupie.ServiceDefaults.Keys;

internal static class MasterKeyFile
{
    /// <summary>
    /// What the file holds; a fresh key, durable before it is answered, where there is no file. Two processes that start at once come to the same key.
    /// </summary>
    public static string ReadOrMake(string path)
    {
        var file = Path.GetFullPath(path);

        if (!File.Exists(file))
        {
            OwnerOnly.Folder(Path.GetDirectoryName(file)!);
            Make(file);
        }

        return File.ReadAllText(file);
    }

    // Written beside it and moved only if nobody else was first, so that the file is always whole and never replaced.
    private static void Make(string file)
    {
        var draft = $"{file}.{Guid.NewGuid():n}";

        try
        {
            using (var stream = OwnerOnly.File(draft, FileMode.CreateNew))
            {
                stream.Write(Encoding.ASCII.GetBytes(MasterKey.New()));
                stream.Flush(flushToDisk: true);
            }

            File.Move(draft, file, overwrite: false);
        }
        catch (IOException) when (File.Exists(file))
        {
            File.Delete(draft); // Another process was first: theirs holds.
        }
    }
}
