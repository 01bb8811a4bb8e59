package io.riffbook.access;

/// What a feature keeps of people beside their ids: free texts, names and addresses. Whoever keeps such implements this, so that nothing
/// is left when somebody is erased.
public interface TracesOfPeople {

    /// Empties or removes everything that was written by the person or says who they are, in the transaction of the erasure. What
    /// others count by the person's id stays as it is. Does nothing when there is nothing.
    void erase(LeavingPerson person);
}
