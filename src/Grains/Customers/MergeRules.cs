using Oqupie.Contracts;
using Oqupie.Contracts.Customers;
using Oqupie.Contracts.Members;

namespace Oqupie.Grains.Customers;

/// <summary>What becomes of two customers who are merged, and who are taken apart. Pure.</summary>
internal static class MergeRules
{
    public static readonly Refusal Circle = Refusal.Conflict("These two are merged already.", "merge_circle", "into");

    private static readonly Refusal TooMany = Refusal.Conflict(
        $"Together they would have more than {CustomerRules.MaxIdentities} addresses or ids, or {CustomerRules.MaxTags} tags.", "merge_too_large", "into");

    /// <summary>The survivor keeps their profile; a name is taken over where they have none.</summary>
    public static Customer After(Customer from, Customer into, DateTimeOffset now) => into with
    {
        Name = into.Name.Length > 0 ? into.Name : from.Name,
        Named = into.Name.Length > 0 ? into.Named : from.Named,
        Tags = [.. into.Tags.Union(from.Tags, StringComparer.Ordinal)],
        Identities = [.. into.Identities.Concat(from.Identities).OrderBy(one => one.ToString(), StringComparer.Ordinal)],
        UpdatedAt = now,
    };

    public static Refusal? Refuse(Customer from, Customer into)
    {
        var after = After(from, into, into.UpdatedAt);
        return after.Tags.Length > CustomerRules.MaxTags
            || after.Identities.Count(one => one.IsEmail) > CustomerRules.MaxIdentities
            || after.Identities.Count(one => one.IsExternal) > CustomerRules.MaxIdentities
            ? TooMany
            : null;
    }

    public static CustomerMerging Merge(Customer from, Customer into, Actor actor, DateTimeOffset now)
    {
        var id = LocalKey.New();
        return new(
            id,
            from,
            into,
            After(from, into, now),
            new CustomerAbsorbed { At = now, ByKind = actor.Kind, By = actor.Id, Merge = id, Customer = from.Id.Local },
            new CustomerMerged { At = now, ByKind = actor.Kind, By = actor.Id, Merge = id, Into = into.Id.Local });
    }

    public static CustomerMerging Unmerge(string id, StoredMerge merge, Customer survivor, Actor actor, DateTimeOffset now) => new(
        id,
        merge.Customer with { Identities = merge.Identities, UpdatedAt = now },
        survivor,
        survivor with
        {
            Tags = [.. survivor.Tags.Except(merge.Tags, StringComparer.Ordinal)],
            Identities = [.. survivor.Identities.Except(merge.Identities)],
            UpdatedAt = now,
        },
        new CustomerReleased { At = now, ByKind = actor.Kind, By = actor.Id, Merge = id, Customer = merge.Customer.Id.Local },
        new CustomerUnmerged { At = now, ByKind = actor.Kind, By = actor.Id, Merge = id, From = survivor.Id.Local });
}
