import Testing

@testable import AuditLog

/// The eight leaves and the hashes that certificate-transparency's own tests use.
private let inputs: [[UInt8]] = [
    [], [0x00], [0x10], [0x20, 0x21], [0x30, 0x31], Array(0x40...0x43), Array(0x50...0x57), Array(0x60...0x6f),
]
private let roots = [
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]

@Suite struct MerkleTreeTests {
    private let leaves = inputs.map(MerkleTree.leafHash)

    @Test func `the root of every size is the published one, whole and grown leaf by leaf`() {
        var edge = RightEdge()
        #expect(hexadecimal(edge.root) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
        for (index, root) in roots.enumerated() {
            edge.append(leaves[index])
            #expect(hexadecimal(edge.root) == root)
            #expect(hexadecimal(MerkleTree.root(of: Array(leaves.prefix(index + 1)))) == root)
            #expect(RightEdge(size: index + 1, bytes: edge.bytes) == edge)
        }
    }

    @Test func `the proofs are the published ones`() {
        #expect(
            MerkleTree.inclusionProof(of: 5, in: leaves).map(hexadecimal) == [
                "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
                "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            ]
        )
        #expect(
            MerkleTree.consistencyProof(from: 6, in: leaves).map(hexadecimal) == [
                "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
                "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            ]
        )
    }

    @Test func `every inclusion proof holds for its leaf and place, and for no other`() {
        for size in 1...8 {
            let tree = Array(leaves.prefix(size))
            let root = MerkleTree.root(of: tree)
            for index in 0..<size {
                let proof = MerkleTree.inclusionProof(of: index, in: tree)
                for place in -1...size {
                    let holds = MerkleTree.isIncluded(tree[index], at: place, size: size, root: root, proof: proof)
                    #expect(holds == (place == index))
                }
                let longer = proof + [root]
                #expect(!MerkleTree.isIncluded(tree[index], at: index, size: size, root: root, proof: longer))
                #expect(!MerkleTree.isIncluded([1], at: index, size: size, root: root, proof: proof))
            }
        }
    }

    @Test func `every consistency proof holds for its sizes and roots, and for no other`() {
        for new in 1...8 {
            for old in 1...new {
                let tree = Array(leaves.prefix(new))
                let (root, past) = (MerkleTree.root(of: tree), MerkleTree.root(of: Array(tree.prefix(old))))
                let proof = MerkleTree.consistencyProof(from: old, in: tree)
                func holds(_ oldRoot: [UInt8], _ newRoot: [UInt8], _ proof: [[UInt8]]) -> Bool {
                    MerkleTree.isConsistent(
                        oldSize: old,
                        oldRoot: oldRoot,
                        newSize: new,
                        newRoot: newRoot,
                        proof: proof
                    )
                }
                #expect(holds(past, root, proof))
                #expect(!holds([0], root, proof))
                #expect(!holds(past, [0], proof))
                #expect(!holds(past, root, proof + [past]))
                if !proof.isEmpty { #expect(!holds(past, root, proof.dropLast())) }
            }
        }
    }
}
