using System.Data.Common;
using Dapper;
using Oqupie.Contracts;

namespace Oqupie.Storage.Migrations;

/// <summary>
/// A database that a newer version brought further than this build knows is not touched: there is no way back but the backup, and what this build would write
/// may be wrong there.
/// </summary>
internal static class NewerVersion
{
    /// <param name="connection">To a database that has the journal.</param>
    /// <param name="folder">What the names of scripts begin with.</param>
    /// <exception cref="CannotStartException">It has migrations that this build does not.</exception>
    public static void Refuse(DbConnection connection, string folder)
    {
        var known = typeof(NewerVersion).Assembly.GetManifestResourceNames().Concat(FormerNames.Under(folder)).ToHashSet(StringComparer.Ordinal);
        var unknown = connection.Query<string>("SELECT scriptname FROM migration ORDER BY scriptname").Where(name => !known.Contains(name)).ToList();

        if (unknown is [.., var last])
        {
            var name = last.StartsWith(folder, StringComparison.Ordinal) ? last[folder.Length..] : last;
            throw new CannotStartException(
                $"The database was written by a newer version: it has the migration {name}, which this build does not know. "
                    + "Start that version, or restore the backup that was made before the upgrade.");
        }
    }
}
